package io.languard.shell;

import io.languard.api.ban.BanManager;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.log.LogParser;
import io.languard.api.mission.MissionManager;
import io.languard.api.mod.ModManager;
import io.languard.api.process.ServerLauncher;
import io.languard.api.remote.PlayerKicker;
import io.languard.api.remote.RemoteAdmin;
import io.languard.service.game.Capability;
import io.languard.service.game.GameView;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Role;
import io.languard.shell.command.AdaptersCommand;
import io.languard.shell.command.BackupCommand;
import io.languard.shell.command.BackupDelCommand;
import io.languard.shell.command.BackupPolicyCommand;
import io.languard.shell.command.BackupRestoreCommand;
import io.languard.shell.command.BackupsCommand;
import io.languard.shell.command.BanCommand;
import io.languard.shell.command.CapabilitiesCommand;
import io.languard.shell.command.ConfigCommand;
import io.languard.shell.command.ConfigImportCommand;
import io.languard.shell.command.CreateCommand;
import io.languard.shell.command.DbCommand;
import io.languard.shell.command.DeleteCommand;
import io.languard.shell.command.EventsCommand;
import io.languard.shell.command.GamesCommand;
import io.languard.shell.command.HelpCommand;
import io.languard.shell.command.JobCancelCommand;
import io.languard.shell.command.JobCommand;
import io.languard.shell.command.JobFollower;
import io.languard.shell.command.JobsCommand;
import io.languard.shell.command.KeyAddCommand;
import io.languard.shell.command.KeyDelCommand;
import io.languard.shell.command.KeysCommand;
import io.languard.shell.command.KickCommand;
import io.languard.shell.command.KillCommand;
import io.languard.shell.command.LogUpdateListener;
import io.languard.shell.command.LogsCommand;
import io.languard.shell.command.PasswdCommand;
import io.languard.shell.command.PlayersCommand;
import io.languard.shell.command.RconCommand;
import io.languard.shell.command.RestartCommand;
import io.languard.shell.command.SayCommand;
import io.languard.shell.command.ScheduleAddCommand;
import io.languard.shell.command.ScheduleDelCommand;
import io.languard.shell.command.ScheduleDisableCommand;
import io.languard.shell.command.ScheduleEnableCommand;
import io.languard.shell.command.ScheduleRunCommand;
import io.languard.shell.command.ScheduleRunsCommand;
import io.languard.shell.command.SchedulesCommand;
import io.languard.shell.command.ServerCommand;
import io.languard.shell.command.ServersCommand;
import io.languard.shell.command.SessionActors;
import io.languard.shell.command.ShellCommand;
import io.languard.shell.command.StartCommand;
import io.languard.shell.command.StatusCommand;
import io.languard.shell.command.StopAllCommand;
import io.languard.shell.command.StopCommand;
import io.languard.shell.command.TotpResetCommand;
import io.languard.shell.command.UserAddCommand;
import io.languard.shell.command.UserDelCommand;
import io.languard.shell.command.UserDisableCommand;
import io.languard.shell.command.UserEnableCommand;
import io.languard.shell.command.UserGrantsCommand;
import io.languard.shell.command.UsersCommand;
import io.languard.shell.command.WebhookAddCommand;
import io.languard.shell.command.WebhookDelCommand;
import io.languard.shell.command.WebhookDeliveriesCommand;
import io.languard.shell.command.WebhookSetCommand;
import io.languard.shell.command.WebhookTestCommand;
import io.languard.shell.command.WebhooksCommand;
import io.languard.shell.command.WhyCommand;
import io.languard.shell.command.WorldConsoleCommand;
import io.languard.shell.command.WorldDeleteCommand;
import io.languard.shell.command.WorldFreezeCommand;
import io.languard.shell.command.WorldStartCommand;
import io.languard.shell.command.WorldStopCommand;
import io.languard.shell.command.WorldThawCommand;
import io.languard.shell.command.WorldsCleanupCommand;
import io.languard.shell.command.WorldsCommand;
import io.languard.shell.print.CommandResultConverter;
import io.languard.shell.session.LineRunner;
import io.languard.shell.session.ShellSessionFactory;
import io.languard.testkit.service.FakeBackups;
import io.languard.testkit.service.FakeConfigImports;
import io.languard.testkit.service.FakeConfigs;
import io.languard.testkit.service.FakeGames;
import io.languard.testkit.service.FakeJobs;
import io.languard.testkit.service.FakeSchedules;
import io.languard.testkit.service.FakeServers;
import io.languard.testkit.service.FakeWebhooks;
import io.languard.testkit.service.FakeWorlds;
import io.languard.world.CleanupResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.felix.gogo.jline.Posix;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.jline.terminal.impl.DumbTerminal;

/** All commands on a real Gogo runtime, backed by fakes. */
public final class ShellFixture {

    private static final List<Capability> CAPABILITIES = FakeGames.capabilities(
            ConfigGenerator.class,
            ServerLauncher.class,
            LogParser.class,
            RemoteAdmin.class,
            MissionManager.class,
            ModManager.class,
            BanManager.class);

    /** Decides by the actor's grants. */
    public static final Authorizer AUTHORIZER = (actor, permission, serverId) -> actor.grants().stream()
            .anyMatch(grant -> (grant.serverId() == null || grant.serverId().equals(serverId))
                    && grant.permissions().contains(permission));

    /** What the user of the next line may do. */
    public Actor actor = Actor.user("admin", Role.ADMIN);

    public final FakeServers servers = new FakeServers();
    public final FakeConfigs configs = new FakeConfigs(servers);
    public final FakeConfigImports imports = new FakeConfigImports(servers);
    public final FakeApiKeys apiKeys = new FakeApiKeys();
    public final FakeTotp totp = new FakeTotp();
    public final FakeUserAccounts accounts = new FakeUserAccounts();
    public final FakeGames games = new FakeGames();
    public final FakePlatform platform = new FakePlatform();
    public final FakeGameUseCases game = new FakeGameUseCases();
    public final FakeSchedules schedules = new FakeSchedules(servers);
    public final FakeWorlds worlds = new FakeWorlds();
    public final FakeWebhooks webhooks = new FakeWebhooks();
    public final LogUpdateListener logUpdates = new LogUpdateListener();
    public final SessionActors actors = new SessionActors();
    public final FakeJobs jobs = new FakeJobs();
    public final FakeBackups backups = new FakeBackups(servers);
    public final JobFollower jobFollower = new JobFollower(jobs, actors);
    public final CommandProcessorImpl processor = new CommandProcessorImpl(null);

    /** The output of the last line. */
    public String out;

    public String err;

    private volatile ByteArrayOutputStream running;

    /** The standard input of the next line. */
    public String input = "";

    public ShellFixture() {
        actors.authorizer = AUTHORIZER;
        fillServices();
        processor.addConverter(new CommandResultConverter());
        for (ShellCommand command : List.of(
                new ServersCommand(servers, configs, actors),
                new ServerCommand(servers, configs, actors),
                new CreateCommand(servers, servers, games, actors),
                new StartCommand(servers, servers, actors),
                new StopCommand(servers, servers, actors),
                new StopAllCommand(servers, servers, actors),
                new RestartCommand(servers, servers, actors),
                new KillCommand(servers, servers, actors),
                new DeleteCommand(backups, servers, jobFollower, actors),
                new ConfigCommand(configs, servers, actors),
                new ConfigImportCommand(imports, servers, actors),
                new GamesCommand(games),
                new AdaptersCommand(platform, actors),
                new CapabilitiesCommand(games),
                new WebhooksCommand(webhooks, actors),
                new WebhookAddCommand(webhooks, actors),
                new WebhookSetCommand(webhooks, actors),
                new WebhookDelCommand(webhooks, actors),
                new WebhookTestCommand(webhooks, actors),
                new WebhookDeliveriesCommand(webhooks, actors),
                new WhyCommand(platform, games, actors),
                new UsersCommand(accounts, actors),
                new UserAddCommand(accounts, actors),
                new UserDelCommand(accounts, actors),
                new PasswdCommand(accounts, actors),
                new UserGrantsCommand(accounts, actors),
                new KeysCommand(apiKeys, actors),
                new KeyAddCommand(apiKeys, actors),
                new KeyDelCommand(apiKeys, actors),
                new TotpResetCommand(accounts, totp, actors),
                new UserDisableCommand(accounts, actors),
                new UserEnableCommand(accounts, actors),
                new EventsCommand(platform, servers, actors),
                new StatusCommand(platform, actors),
                new DbCommand(platform),
                new LogsCommand(game, servers, logUpdates, actors),
                new PlayersCommand(game, servers, actors),
                new KickCommand(game, servers, actors),
                new BanCommand(game, game, servers, actors),
                new SayCommand(game, servers, actors),
                new RconCommand(game, servers, actors),
                new SchedulesCommand(schedules, servers, actors),
                new ScheduleAddCommand(schedules, servers, actors),
                new ScheduleDelCommand(schedules, servers, actors),
                new ScheduleDisableCommand(schedules, servers, actors),
                new ScheduleEnableCommand(schedules, servers, actors),
                new ScheduleRunCommand(schedules, servers, jobFollower, actors),
                new ScheduleRunsCommand(schedules, servers, actors),
                new WorldsCommand(worlds, actors),
                new WorldStartCommand(worlds.admin, worlds, actors),
                new WorldStopCommand(worlds.admin, worlds, actors),
                new WorldFreezeCommand(worlds.admin, worlds, actors),
                new WorldThawCommand(worlds.admin, worlds, actors),
                new WorldDeleteCommand(worlds.admin, worlds, actors),
                new WorldConsoleCommand(worlds.admin, worlds, actors),
                new WorldsCleanupCommand(worlds, actors),
                new BackupsCommand(backups, servers, actors),
                new BackupCommand(backups, servers, jobFollower, actors),
                new BackupRestoreCommand(backups, servers, jobFollower, actors),
                new BackupDelCommand(backups, servers, actors),
                new BackupPolicyCommand(backups, servers, actors),
                new JobsCommand(jobs, servers, actors),
                new JobCommand(jobs, jobFollower, actors),
                new JobCancelCommand(jobs, actors),
                new HelpCommand(actors))) {
            processor.addCommand("languard", command, command.usage().name());
        }
        processor.addCommand("gogo", new Posix(processor), "grep");
        processor.addCommand("gogo", new Posix(processor), "echo");
        processor.addCommand("gogo", new Felix(), "help");
        processor.addCommand("felix", new Felix(), "start");
        processor.addCommand("felix", new Felix(), "lb");
    }

    private void fillServices() {
        servers.views.put(2, FakeServers.view(2, "Second \u001b[31mServer", "arma3", ServerStatus.STOPPED));
        configs.values.clear();
        configs.values.put("hostname", "My Server");
        configs.values.put("max_players", 40);
        configs.values.put("password", "***");
        configs.values.put("motd_lines", List.of("a", "b"));
        configs.values.put("battleye", null);
        games.games.clear();
        games.games.add(new GameView(
                "arma3",
                "Arma 3",
                "1.0.0",
                CAPABILITIES,
                FakeGames.capabilities(PlayerKicker.class),
                List.of("server"),
                List.of()));
        games.games.add(
                new GameView("rust", "Rust", "2.1.0", CAPABILITIES.subList(2, 3), List.of(), List.of(), List.of()));
        worlds.worlds = List.of(FakeWorlds.world("Ann", "10.0.0.5"));
        worlds.cleaned = new CleanupResult(2, List.of("Bob-home is stuck"));
        worlds.admin.console = "Ann says\n\u001b[31mhello\n";
    }

    /** Runs one line as {@link #actor} and returns its exit status. */
    public int run(String line) throws Exception {
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        running = stdout;
        ByteArrayOutputStream stderr = new ByteArrayOutputStream();
        ByteArrayInputStream stdin = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        DumbTerminal terminal = new DumbTerminal(stdin, stdout);
        CommandSession session =
                ShellSessionFactory.open(processor, actors, () -> actor, terminal, stdin, stdout, stderr);
        try {
            return LineRunner.run(session, actors, line, new PrintStream(stdout), new PrintStream(stderr));
        } finally {
            session.close();
            out = stdout.toString(StandardCharsets.UTF_8);
            err = stderr.toString(StandardCharsets.UTF_8);
        }
    }

    /** Waits until the running line has printed the text. */
    public void awaitOut(String text) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (running == null || !running.toString(StandardCharsets.UTF_8).contains(text)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("'" + text + "' was not printed");
            }
            Thread.onSpinWait();
        }
    }

    /** Stands in for Felix's own commands. */
    public static final class Felix {

        @Descriptor("start bundles")
        public String start(String bundle) {
            return "bundle " + bundle + " started";
        }

        @Descriptor("prints, as Felix' help does")
        public void help(String command) {}

        public String lb() {
            return "System Bundle\nGogo";
        }
    }
}
