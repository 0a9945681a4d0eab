package io.languard.service.user;

/**
 * What a client may send in any 60 seconds.
 *
 * @param limit the number of requests
 * @param remaining the number of further requests that would be accepted now
 * @param resetSeconds after how many seconds it is one more
 */
public record RequestQuota(int limit, int remaining, long resetSeconds) {}
