package io.languard.rest.io;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import java.io.InputStream;
import java.util.List;
import java.util.function.BiFunction;
import org.jvnet.mimepull.MIMEConfig;
import org.jvnet.mimepull.MIMEMessage;
import org.jvnet.mimepull.MIMEParsingException;
import org.jvnet.mimepull.MIMEPart;

/**
 * The file in a {@code multipart/form-data} body. It goes from the connection to whoever stores it, piece by piece, without
 * a copy in memory or on disk in between. What precedes it must be small; what follows it is not looked at.
 */
public final class MultipartUpload implements AutoCloseable {

    /** What a form may hold besides the file: boundaries, headers, other fields. */
    private static final long FORM = 64L * 1024;

    private final FormInputStream form;
    private final MIMEMessage message;
    private final String fileName;
    private final UploadedFileInputStream file;

    private MultipartUpload(FormInputStream form, MIMEMessage message, String fileName, UploadedFileInputStream file) {
        this.form = form;
        this.message = message;
        this.fileName = fileName;
        this.file = file;
    }

    /**
     * Reads as far as the file's first byte.
     *
     * @param announced the length of the body that the client announced, -1 for none
     * @param field the name of the part
     * @param max bytes of the largest file
     * @throws LanguardException {@code UNSUPPORTED_MEDIA_TYPE} for another content type, {@code UPLOAD_FAILED} with status
     *     413 for a body that is too large, {@code VALIDATION_ERROR} for a form without such a file
     */
    public static MultipartUpload open(
            InputStream in, String contentType, String encoding, long announced, String field, long max) {
        String boundary = MultipartContentType.boundary(contentType, encoding);
        FormInputStream form = new FormInputStream(in, FORM);
        try {
            if (announced > max + FORM) {
                throw UploadedFileInputStream.tooLarge(max);
            }
            return find(form, boundary, field, max);
        } catch (MIMEParsingException e) {
            throw form.failure().orElseGet(UploadedFileInputStream::malformed);
        }
    }

    private static MultipartUpload find(FormInputStream form, String boundary, String field, long max) {
        MIMEConfig config = new MIMEConfig();
        // Pieces are handed on as they come; beyond any other threshold they would go to temporary files.
        config.setMemoryThreshold(-1);
        MIMEMessage message = new MIMEMessage(form, boundary, config);
        for (int i = 0; ; i++) {
            MIMEPart part = message.getPart(i);
            FormPartHeader header = header(part, field);
            if (field.equals(header.name())) {
                if (header.fileName() == null || header.fileName().isBlank()) {
                    throw missing(field);
                }
                form.liftLimit();
                return new MultipartUpload(
                        form, message, header.fileName(), new UploadedFileInputStream(part.readOnce(), max));
            }
        }
    }

    private static FormPartHeader header(MIMEPart part, String field) {
        try {
            return FormPartHeader.parse(part.getHeader("Content-Disposition"));
        } catch (IllegalStateException e) {
            // The parser's way of saying that there is no further part.
            throw missing(field);
        }
    }

    /**
     * Lets somebody store the file.
     *
     * @param store gets the name as the client sent it, and the content; it must keep nothing if reading fails
     * @throws LanguardException what the client did wrong, if that is why it failed; else what {@code store} throws
     */
    public <T> T storeWith(BiFunction<String, InputStream, T> store) {
        try {
            return store.apply(fileName, file);
        } catch (RuntimeException e) {
            throw form.failure()
                    .or(file::failure)
                    .map(RuntimeException.class::cast)
                    .orElse(e);
        }
    }

    @Override
    public void close() {
        message.close();
    }

    private static LanguardException missing(String field) {
        return new LanguardException(
                ErrorCode.VALIDATION_ERROR,
                "The form is not valid",
                List.of(new FieldProblem(field, "must be a file with a name")));
    }
}
