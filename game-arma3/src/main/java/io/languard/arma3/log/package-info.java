/**
 * Parsers of the game's logs.
 *
 * <p>Players can write into these logs: by their names, by chat, and by what missions log with {@code diag_log}. Only these
 * lines are believed, and only as far as described:
 *
 * <ul>
 *   <li>A line of the game has a timestamp unless timestamps are off. One without is a part of another record and reports
 *       nothing about players; it reports at most the version and the port, and crashes.
 *   <li>A text that a script logs is quoted, with quotes inside doubled. Up to its closing quote nothing is a line of the
 *       game, whatever it looks like. A mission that logs without quotes ({@code diag_log text "…"}) is code that an admin
 *       has installed, and is believed.
 *   <li>A name ends where the fixed end of a line begins for the last time, or where the name of a known player ends.
 *       BattlEye prints chat after {@code BattlEye Server: (CHANNEL)}, so it never looks like another message.
 *   <li>Who is online is decided by remote admin's list while there is one. What a log says of a player is added only if
 *       the GUID of the logged Steam id is that of the list; it is marked with {@code verified: false}.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
package io.languard.arma3.log;
