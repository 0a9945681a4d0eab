package io.languard.shell.command;

import io.languard.service.backup.BackupService;
import io.languard.service.game.GameService;
import io.languard.service.game.GameView;
import io.languard.service.job.JobService;
import io.languard.service.player.PlayerService;
import io.languard.service.player.PlayerView;
import io.languard.service.schedule.ScheduleService;
import io.languard.service.server.ExecutableSuggestion;
import io.languard.service.server.ServerService;
import io.languard.service.server.ServerSuggestionService;
import io.languard.service.user.Actor;
import io.languard.service.user.User;
import io.languard.service.user.UserService;
import io.languard.service.webhook.WebhookService;
import java.util.List;

/** Supplies the values for tab completion. */
final class CompletionSource {

    private static final int MAX_JOBS = 50;

    private CompletionSource() {}

    static List<String> serverIds(ServerService serverService, Actor actor) {
        return serverService.list(actor, null, null).stream()
                .map(server -> Integer.toString(server.id()))
                .toList();
    }

    static List<String> scheduleIds(ScheduleService scheduleService, Actor actor, String serverId) {
        return serverId.matches("[0-9]{1,9}")
                ? scheduleService.list(actor, Integer.parseInt(serverId)).stream()
                        .map(schedule -> Integer.toString(schedule.id()))
                        .toList()
                : List.of();
    }

    static List<String> slots(PlayerService playerService, Actor actor, String serverId) {
        return serverId.matches("[0-9]{1,9}")
                ? playerService.online(actor, Integer.parseInt(serverId)).stream()
                        .map(PlayerView::slotId)
                        .toList()
                : List.of();
    }

    static List<String> gameTypes(GameService gameService) {
        return gameService.list().stream().map(GameView::gameType).toList();
    }

    static List<String> executables(ServerSuggestionService suggestionService, Actor actor, String gameType) {
        return suggestionService.executables(actor, gameType).stream()
                .map(ExecutableSuggestion::path)
                .toList();
    }

    static List<String> freeGamePort(ServerSuggestionService suggestionService, Actor actor, String gameType) {
        return List.of(
                Integer.toString(suggestionService.freePorts(actor, gameType).gamePort()));
    }

    static List<String> backupIds(BackupService backupService, Actor actor, String serverId) {
        return serverId.matches("[0-9]{1,9}")
                ? backupService.list(actor, Integer.parseInt(serverId), MAX_JOBS, 0).stream()
                        .map(backup -> Integer.toString(backup.id()))
                        .toList()
                : List.of();
    }

    static List<String> jobIds(JobService jobService, Actor actor, boolean unfinishedOnly) {
        return jobService.list(actor, null, null, MAX_JOBS, 0).stream()
                .filter(job -> !unfinishedOnly || !job.state().isFinal())
                .map(job -> Integer.toString(job.id()))
                .toList();
    }

    static List<String> webhookIds(WebhookService webhookService, Actor actor, int position) {
        return position == 0
                ? webhookService.list(actor).stream()
                        .map(webhook -> Integer.toString(webhook.id()))
                        .toList()
                : List.of();
    }

    static List<String> userNames(UserService userService, Actor actor) {
        return userService.list(actor).stream().map(User::username).toList();
    }
}
