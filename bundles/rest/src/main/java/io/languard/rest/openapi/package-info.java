/** The description of the HTTP API for programs, made of the resources themselves. */
package io.languard.rest.openapi;
