package io.languard.launcher;

import io.languard.api.error.LanguardException;
import io.languard.persistence.LanguardDatabase;
import io.languard.persistence.event.JpaEventStore;
import io.languard.persistence.user.JpaTotpStore;
import io.languard.persistence.user.JpaUserStore;
import io.languard.security.password.PasswordService;
import io.languard.security.user.UserReset;
import io.languard.service.settings.Settings;
import io.languard.service.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Resets a user in the database, without a framework. The locks of the platform keep a running one out. */
final class UserResetCommand {

    private UserResetCommand() {}

    /** Prints the new password. */
    static void run(LanguardHome languardHome, String username) throws StartupException {
        SilentLogging.enable();
        Settings settings =
                new Settings(SettingsReader.read(System.getenv(), languardHome.settingsFile(), languardHome.path()));
        requireUsed(settings);
        DataFolder data = DataFolder.prepare(settings.data());
        LanguardDatabase database = open(settings);
        try {
            print(
                    username,
                    new UserReset(
                                    new JpaUserStore(database),
                                    new JpaTotpStore(database),
                                    new JpaEventStore(database),
                                    new PasswordService(),
                                    Clock.systemUTC())
                            .reset(username));
        } catch (LanguardException e) {
            throw new StartupException(e.getMessage(), e);
        } finally {
            database.close();
            data.release();
        }
    }

    /** Otherwise this command would create what belongs to the account of Languard, or a database. */
    private static void requireUsed(Settings settings) throws StartupException {
        Path folder = settings.data();
        boolean used =
                settings.database().isPresent() ? Files.exists(folder) : Files.exists(folder.resolve("database"));
        if (!used) {
            throw new StartupException("LANGUARD_DATA is '" + folder + "', but no Languard has used that folder");
        }
        try {
            String owner = Files.getOwner(folder).getName();
            if (!owner.equals(System.getProperty("user.name")) && !owner.contains("\\")) {
                throw new StartupException(
                        "the data folder " + folder + " belongs to " + owner + ": run this command as " + owner);
            }
        } catch (IOException e) {
            throw new StartupException("failed to read " + folder + ": " + e.getMessage(), e);
        }
    }

    private static LanguardDatabase open(Settings settings) throws StartupException {
        LanguardDatabase database;
        try {
            database = new LanguardDatabase(settings);
        } catch (RuntimeException e) {
            throw new StartupException(StartFailureFormatter.oneLine(e), e);
        }
        if (!database.available()) {
            database.close();
            throw new StartupException("the database is unavailable: check the settings that begin with DB_");
        }
        return database;
    }

    private static void print(String username, UserReset.Result result) {
        System.out.println("User " + username + " has a new password: " + result.password());
        if (result.hadTotp()) {
            System.out.println("Two-factor login of " + username + " is removed.");
        }
        if (result.disabled()) {
            System.out.println("Note: " + username + " is disabled. Another admin has to enable this user.");
        }
    }
}
