/** The resources of adapters below {@code /api/servers/{server_id}/game/{game_type}}. */
package io.languard.rest.adapter;
