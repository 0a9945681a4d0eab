package io.languard.service.overview;

import io.languard.service.event.EventView;
import io.languard.service.game.GameSummary;
import io.languard.service.log.LogLine;
import io.languard.service.metric.MetricPoint;
import io.languard.service.player.PlayerView;
import io.languard.service.server.ServerView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server with all that a page about it begins with.
 *
 * @param game {@code null} while no adapter is registered for it
 * @param configSections the names of the config sections, in the order of forms
 * @param metrics of the last hour by minute, oldest first
 * @param logs the last lines, newest first
 * @param events the last events, newest first
 */
public record ServerOverview(
        ServerView server,
        @Nullable GameSummary game,
        List<String> configSections,
        List<PlayerView> players,
        List<MetricPoint> metrics,
        List<LogLine> logs,
        List<EventView> events) {}
