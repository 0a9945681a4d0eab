package io.languard.launcher;

import io.languard.service.settings.InvalidSettingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** What {@code bin/languard} runs. */
public final class LauncherMain {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    private static final String USAGE =
            """
            usage: languard [COMMAND]
              run              run the platform until it is told to stop (the default)
              shell            open a shell on the running platform
              shell COMMAND…   run one shell command there: exit 0 if it succeeded, 1 if it failed, 2 if it was
                               not understood or nobody could log in
              version          print the version
              help             print this
            Settings: conf/languard.properties, or environment variables of the same names.
            User and password of the shell: LANGUARD_SHELL_USER and LANGUARD_SHELL_PASSWORD, else it asks.""";

    private LauncherMain() {}

    public static void main(String[] arguments) {
        int status;
        try {
            status = run(arguments.length == 0 ? List.of("run") : Arrays.asList(arguments));
        } catch (StartupException | InvalidSettingException e) {
            System.err.println("languard: " + e.getMessage());
            status = FAILED;
        }
        System.exit(status);
    }

    private static int run(List<String> words) throws StartupException {
        String command = words.get(0);
        List<String> rest = words.subList(1, words.size());
        if (command.equals("shell")) {
            return ShellClient.run(LanguardHome.find(), rest);
        }
        if (!rest.isEmpty()) {
            return notUnderstood("'" + command + "' takes no more words, but there is '" + rest.get(0) + "'");
        }
        switch (command) {
            case "run" -> PlatformRunner.run(LanguardHome.find(), version());
            case "version", "--version" -> System.out.println("Languard " + version());
            case "help", "--help", "-h" -> System.out.println(USAGE);
            default -> {
                return notUnderstood("there is no command '" + command + "'");
            }
        }
        return OK;
    }

    private static int notUnderstood(String why) {
        System.err.println("languard: " + why);
        System.err.println(USAGE);
        return NOT_UNDERSTOOD;
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = LauncherMain.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
