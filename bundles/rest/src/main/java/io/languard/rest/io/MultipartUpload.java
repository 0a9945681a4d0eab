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
 * The file in a {@code multipart/form-data} body. It is streamed from the connection to the consumer without an
 * intermediate copy in memory or on disk. What precedes the file in the body must be small; what follows it is ignored.
 */
public final class MultipartUpload implements AutoCloseable {

    /** The maximum size of the rest of the form: boundaries, headers and other fields. */
    private static final long MAX_FORM_BYTES = 64L * 1024;

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
     * Reads up to the first byte of the file.
     *
     * @param announced the length of the body that the client announced, -1 for none
     * @param field the name of the part
     * @param max the size limit of the file in bytes
     * @throws LanguardException {@code UNSUPPORTED_MEDIA_TYPE} for another content type, {@code UPLOAD_FAILED} with
     *     status 413 for a body that is too large, {@code VALIDATION_ERROR} for a form without such a file
     */
    public static MultipartUpload open(
            InputStream in, String contentType, String encoding, long announced, String field, long max) {
        String boundary = MultipartContentType.boundary(contentType, encoding);
        FormInputStream form = new FormInputStream(in, MAX_FORM_BYTES);
        try {
            if (announced > max + MAX_FORM_BYTES) {
                throw UploadedFileInputStream.tooLarge(max);
            }
            return find(form, boundary, field, max);
        } catch (MIMEParsingException e) {
            throw form.failure().orElseGet(UploadedFileInputStream::malformed);
        }
    }

    private static MultipartUpload find(FormInputStream form, String boundary, String field, long max) {
        MIMEConfig config = new MIMEConfig();
        // Passes data on as it arrives; with any other threshold it would be written to temporary files.
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
            // The parser signals in this way that there is no further part.
            throw missing(field);
        }
    }

    /**
     * Passes the file to a function that stores it.
     *
     * @param store receives the file name as the client sent it, and the content; it must store nothing if reading
     *     fails
     * @throws LanguardException the client's error if that is the cause of the failure; otherwise what {@code store}
     *     throws
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
