package io.languard.core.config;

import io.languard.core.JsonCodec;
import io.languard.spi.secret.SecretBox;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Encrypts, decrypts and masks the secrets of stored config sections. An encrypted secret is stored as {@code
 * {"$sealed": "…"}}, so it can be recognized and masked even while the adapter and its schema are unavailable.
 */
final class SecretCodec {

    /** The placeholder that clients see instead of a secret. */
    static final String MASK = "***";

    private static final String SEALED = "$sealed";
    /** Marks a sealed secret that is not a string and was sealed as JSON. */
    private static final String JSON = "$json";

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private final SecretBox box;
    private final SecureRandom random = new SecureRandom();

    SecretCodec(SecretBox box) {
        this.box = box;
    }

    String generate(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /**
     * Returns the values with the section's secrets sealed. Empty secrets are sealed too, so that it is not visible
     * which are set.
     */
    Map<String, Object> seal(String gameType, SectionSchema sectionSchema, Map<String, Object> values) {
        Map<String, Object> sealed = new LinkedHashMap<>(values);
        sectionSchema.fields().values().stream().filter(FieldSchema::secret).forEach(fieldSchema -> {
            Object value = sealed.get(fieldSchema.name());
            if (value != null) {
                sealed.put(
                        fieldSchema.name(), seal(value, context(gameType, sectionSchema.name(), fieldSchema.name())));
            }
        });
        return sealed;
    }

    private Map<String, Object> seal(Object value, String context) {
        return value instanceof String text
                ? Map.of(SEALED, box.seal(text, context))
                : Map.of(SEALED, box.seal(JsonCodec.write(value), context), JSON, true);
    }

    /** Returns stored values with the secrets in plain text. */
    Map<String, Object> open(String gameType, String section, Map<String, Object> stored) {
        Map<String, Object> plain = new LinkedHashMap<>(stored);
        plain.replaceAll((field, value) -> value instanceof Map<?, ?> map && map.get(SEALED) instanceof String sealed
                ? open(box.open(sealed, context(gameType, section, field)), map)
                : value);
        return plain;
    }

    private static Object open(String text, Map<?, ?> sealed) {
        return sealed.containsKey(JSON) ? JsonCodec.parse(text) : text;
    }

    /** Returns stored values with the sealed secrets masked. */
    static Map<String, Object> mask(Map<String, Object> stored) {
        Map<String, Object> masked = new LinkedHashMap<>(stored);
        masked.replaceAll((field, value) -> isSealed(value) ? MASK : value);
        return masked;
    }

    /**
     * Returns the values with every secret of the section masked, including those stored in plain text before the field
     * became a secret.
     */
    static Map<String, Object> mask(SectionSchema sectionSchema, Map<String, Object> values) {
        Map<String, Object> masked = new LinkedHashMap<>(values);
        sectionSchema.fields().values().stream()
                .filter(FieldSchema::secret)
                .forEach(fieldSchema -> masked.put(fieldSchema.name(), MASK));
        return masked;
    }

    private static boolean isSealed(Object value) {
        return value instanceof Map<?, ?> map && map.containsKey(SEALED);
    }

    private static String context(String gameType, String section, String field) {
        return gameType + "/" + section + "/" + field;
    }
}
