/** Missions and rotations. */
@org.jspecify.annotations.NullMarked
package io.languard.core.mission;
