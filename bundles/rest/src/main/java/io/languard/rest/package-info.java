/** The HTTP API. */
package io.languard.rest;
