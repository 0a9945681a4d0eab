/** The paths of worlds on demand, which lie beside the API and have bodies of their own. */
package io.languard.rest.baza;
