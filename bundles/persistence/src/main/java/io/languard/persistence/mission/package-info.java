/** Missions and rotations. */
@org.jspecify.annotations.NullMarked
package io.languard.persistence.mission;
