/** The paths of worlds on demand, which are outside the API and have their own body formats. */
@org.jspecify.annotations.NullMarked
package io.languard.rest.baza;
