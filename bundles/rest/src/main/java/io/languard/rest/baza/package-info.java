/** The paths of worlds on demand, which are outside the API and have their own body formats. */
package io.languard.rest.baza;
