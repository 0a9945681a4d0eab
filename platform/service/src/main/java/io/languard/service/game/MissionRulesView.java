package io.languard.service.game;

import java.util.List;

/**
 * What the missions of a game may be.
 *
 * @param extensions of mission files, in lower case and with the dot, sorted
 * @param difficulties of rotation entries; empty if any text is allowed
 */
public record MissionRulesView(List<String> extensions, List<String> difficulties) {}
