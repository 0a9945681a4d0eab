package io.languard.service.game;

import java.util.List;

/**
 * What the remote admin of a game can do.
 *
 * @param operations {@code command}, and for example {@code players}, {@code kick}, {@code ban}, {@code say}, {@code
 *     shutdown}
 */
public record RemoteAdminView(List<String> operations) {}
