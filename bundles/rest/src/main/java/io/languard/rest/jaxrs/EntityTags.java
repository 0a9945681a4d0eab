package io.languard.rest.jaxrs;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.languard.rest.io.ApiJsonCodec;
import io.languard.service.config.ConfigSectionView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The entity tags of results: a digest of the JSON text, since most results have no version that covers all of it. The tag
 * of a config section begins with its version.
 */
public final class EntityTags {

    private static final int DIGEST_BYTES = 12;

    /** What the server adds to the tag of a compressed response. */
    private static final String COMPRESSED = "--gzip\"";

    private EntityTags() {}

    /** Returns the tag of a result, with its quotes. */
    static String of(Object result) {
        String version = result instanceof ConfigSectionView section ? section.version() + "-" : "";
        return '"' + version + digest(result) + '"';
    }

    private static String digest(Object result) {
        try {
            byte[] text =
                    ApiJsonCodec.defaultMapper().writeValueAsString(result).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("A result could not be digested", e);
        }
    }

    /** Returns whether the list of tags in an {@code If-None-Match} header contains this one. */
    static boolean contains(String header, String tag) {
        return tags(header).anyMatch(each -> each.equals("*") || each.equals(tag));
    }

    /**
     * Returns whether a change that is based on a version of a config section may proceed.
     *
     * @param header the {@code If-Match} header; {@code null} if there is none, which permits every change
     */
    public static boolean permits(@Nullable String header, int configVersion) {
        return header == null
                || tags(header)
                        .anyMatch(tag -> tag.equals("*")
                                || tag.startsWith("\"" + configVersion + "-")
                                || tag.equals("\"" + configVersion + "\""));
    }

    private static Stream<String> tags(String header) {
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .map(tag ->
                        tag.endsWith(COMPRESSED) ? tag.substring(0, tag.length() - COMPRESSED.length()) + '"' : tag);
    }
}
