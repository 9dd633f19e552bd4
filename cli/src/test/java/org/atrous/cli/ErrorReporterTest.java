package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.tensorflow.exceptions.TFResourceExhaustedException;

final class ErrorReporterTest {
  @Test
  void badInputIsItsMessageAndNothingElse() {
    InputException problem = new InputException("there is no spec in `nets`", "name a file");

    assertThat(report(problem, false))
        .isEqualTo("error: there is no spec in `nets`\n  = help: name a file\n");
  }

  @Test
  void filesAreNamedInFullSentences() {
    assertThat(report(new NoSuchFileException("a.png"), false))
        .isEqualTo("error: there is no file `a.png`\n  = help: check the path\n");
    assertThat(report(new AccessDeniedException("run"), false))
        .isEqualTo(
            "error: no permission for `run`\n  = help: change its rights, or choose another place\n");
    assertThat(report(new FileAlreadyExistsException("out"), false))
        .isEqualTo(
            "error: `out` is a file, where a folder is needed\n  = help: choose another path\n");
    assertThat(report(new IOException("disk full"), false)).contains("disk full");
  }

  @Test
  void aFileThatIsWrittenBesideAnotherIsNamedAsThatOne() {
    assertThat(report(new AccessDeniedException("/runs/.a.4563.partial"), false))
        .contains("no permission for `/runs/a`\n");
    assertThat(report(new AccessDeniedException("/runs/.a.4563.partial/spec"), false))
        .contains("no permission for `/runs/a/spec`\n");
    assertThat(report(new AccessDeniedException("/runs/.hidden"), false))
        .contains("no permission for `/runs/.hidden`\n");
  }

  @Test
  void aFullDiskGetsACure() {
    assertThat(report(new IOException("No space left on device"), false))
        .contains("= help: make room there");
  }

  @Test
  void anythingElseIsADefectAndPointsToDebug() {
    String text = report(new IllegalStateException("rate is 0"), false);

    assertThat(text).contains("internal error: java.lang.IllegalStateException: rate is 0");
    assertThat(text).contains("--debug");
    assertThat(text).doesNotContain("\tat ");
  }

  @Test
  void debugShowsTheStackTrace() {
    String text = report(new IllegalStateException("rate is 0"), true);

    assertThat(text).contains("\tat " + ErrorReporterTest.class.getName());
  }

  @Test
  void tooLittleMemoryIsNoDefect() {
    String text = report(new OutOfMemoryError("Java heap space"), false);

    assertThat(text).startsWith("error: out of memory: Java heap space");
    assertThat(text).contains("JAVA_OPTS");
  }

  @Test
  void aDeviceWithoutMemoryIsNoDefectAndSaysWhatToLower() {
    TFResourceExhaustedException problem =
        new TFResourceExhaustedException(
            "OOM when allocating tensor with shape[16,513,513,64]\n\t [[{{node conv}}]]\nHint");

    assertThat(report(problem, false))
        .startsWith(
            "error: the device is out of memory: OOM when allocating tensor with"
                + " shape[16,513,513,64]\n  = help: lower batch or crop");
    assertThat(report(problem, false)).doesNotContain("Hint");
  }

  private static String report(Throwable problem, boolean debug) {
    StringWriter text = new StringWriter();
    PrintWriter err = new PrintWriter(text);
    ErrorReporter.report(problem, err, debug);
    err.flush();
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
