package io.languard.launcher;

import io.languard.service.settings.InvalidSettingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.slf4j.LoggerFactory;

/** The entry point of {@code bin/languard}. */
public final class LauncherMain {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE_ERROR = 2;

    private static final String USAGE =
            """
            usage: languard [COMMAND]
                run              run the platform until it is stopped (the default)
                shell            open a shell on the running platform
                shell COMMAND…   run one shell command: exits with 0 if it succeeded, 1 if it failed, 2 if it is invalid or
                                 the login failed
                reset-user NAME  give a user who is locked out a new password, and remove two-factor login; only while Languard
                                 is stopped
                version          print the version
                help             print this help
              Settings: conf/languard.properties, or environment variables with the same names.
              User and password of the shell: LANGUARD_SHELL_USER and LANGUARD_SHELL_PASSWORD; otherwise you are asked. A code
              of two-factor login: LANGUARD_SHELL_CODE.""";

    private LauncherMain() {}

    public static void main(String[] arguments) {
        int status;
        try {
            status = run(arguments.length == 0 ? List.of("run") : Arrays.asList(arguments));
        } catch (StartupException | InvalidSettingException e) {
            System.err.println("languard: " + e.getMessage());
            status = FAILED;
        } catch (RuntimeException | Error e) {
            // Ends here too, since the framework's threads would keep the process alive.
            LoggerFactory.getLogger(LauncherMain.class).error("Failed unexpectedly", e);
            System.err.println("languard: " + StartFailureFormatter.withRootCause(e));
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
        if (command.equals("reset-user")) {
            if (rest.size() != 1) {
                return usageError("'reset-user' takes the name of a user");
            }
            UserResetCommand.run(LanguardHome.find(), rest.get(0));
            return OK;
        }
        if (!rest.isEmpty()) {
            return usageError("'" + command + "' takes no arguments, but got '" + rest.get(0) + "'");
        }
        switch (command) {
            case "run" -> PlatformRunner.run(LanguardHome.find(), version());
            case "version", "--version" -> System.out.println("Languard " + version());
            case "help", "--help", "-h" -> System.out.println(USAGE);
            default -> {
                return usageError("unknown command '" + command + "'");
            }
        }
        return OK;
    }

    private static int usageError(String why) {
        System.err.println("languard: " + why);
        System.err.println(USAGE);
        return USAGE_ERROR;
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
