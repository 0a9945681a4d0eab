package io.languard.service.overview;

import io.languard.service.metric.MetricPoint;
import io.languard.service.server.ServerFailure;
import io.languard.service.server.ServerView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server in a list.
 *
 * @param metrics of the last hour, oldest first, at most {@value OverviewService#MAX_POINTS}
 * @param lastFailure why the server failed most recently, also if it runs again; {@code null} if it has not since the
 *     platform started
 */
public record ServerOutline(ServerView server, List<MetricPoint> metrics, @Nullable ServerFailure lastFailure) {}
