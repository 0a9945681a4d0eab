package io.languard.launcher;

import static java.util.Objects.requireNonNullElse;

import java.io.Console;
import java.util.Optional;
import org.apache.sshd.client.auth.keyboard.UserInteraction;
import org.apache.sshd.client.session.ClientSession;
import org.jspecify.annotations.Nullable;

/** Answers what the shell asks at the login: from the environment, else from the terminal. */
final class ShellCredentials implements UserInteraction {

    private final String user;
    private final String password;
    private volatile @Nullable String problem;

    private ShellCredentials(String user, String password) {
        this.user = user;
        this.password = password;
    }

    static ShellCredentials ask() throws StartupException {
        String user = environment("LANGUARD_SHELL_USER");
        String password = environment("LANGUARD_SHELL_PASSWORD");
        if (!user.isEmpty() && !password.isEmpty()) {
            return new ShellCredentials(user, password);
        }
        Console console = System.console();
        if (console == null) {
            throw new StartupException("no terminal: set LANGUARD_SHELL_USER and LANGUARD_SHELL_PASSWORD");
        }
        if (user.isEmpty()) {
            user = requireNonNullElse(console.readLine("User: "), "");
        }
        if (password.isEmpty()) {
            password = new String(requireNonNullElse(console.readPassword("Password: "), new char[0]));
        }
        if (user.isEmpty() || password.isEmpty()) {
            throw new StartupException("user and password are required");
        }
        return new ShellCredentials(user, password);
    }

    private static String environment(String name) {
        return requireNonNullElse(System.getenv(name), "");
    }

    String user() {
        return user;
    }

    /** Returns what the server has told, or what is missing. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public void welcome(ClientSession session, String banner, String language) {
        problem = banner.strip();
    }

    /** Gives the password, which the server asks for first, and then the code. */
    @Override
    public String[] interactive(
            ClientSession session, String name, String text, String language, String[] prompts, boolean[] echo) {
        String[] answers = new String[prompts.length];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = prompts[i].startsWith("Password") ? password : code(prompts[i]);
        }
        return answers;
    }

    private String code(String prompt) {
        String code = environment("LANGUARD_SHELL_CODE");
        if (!code.isEmpty()) {
            return code;
        }
        Console console = System.console();
        if (console == null) {
            problem = "the user has two-factor login, and there is no terminal: set LANGUARD_SHELL_CODE";
            return "";
        }
        return new String(requireNonNullElse(console.readPassword("%s", prompt), new char[0]));
    }

    @Override
    public @Nullable String getUpdatedPassword(ClientSession session, String prompt, String language) {
        return null;
    }
}
