/**
 * Follows many growing log files and never loses or repeats a line. {@link LogTailer} is the entry point; the host describes
 * each program by a {@link TailTarget}, reads lines by a {@link LogFormat} and stores the result by a {@link LogSink}.
 */
@org.jspecify.annotations.NullMarked
package io.languard.logtail;
