/** The documentation of the HTTP API for people and programs, available without a token. */
package io.languard.rest.docs;
