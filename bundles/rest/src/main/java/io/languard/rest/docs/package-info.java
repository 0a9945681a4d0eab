/** The documentation of the HTTP API for people and programs; it needs no token. */
package io.languard.rest.docs;
