/** The resources of adapters below {@code /api/servers/{server_id}/game/{game_type}}. */
@org.jspecify.annotations.NullMarked
package io.languard.rest.adapter;
