package org.atrous.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.atrous.runtime.BadInputException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns an exception into one message on standard error. An exception that nobody foresaw is a
 * defect of the program, and says so; the stack trace comes with {@code --debug} only.
 */
final class ErrorReporter implements IExecutionExceptionHandler {
  /** By its name: where TensorFlow can't be loaded, neither can its exceptions. */
  private static final String EXHAUSTED = "TFResourceExhaustedException";

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, @Nullable ParseResult parsed) {
    Atrous atrous = (Atrous) command.getCommandSpec().root().userObject();
    report(exception, command.getErr(), atrous.global().debug());
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  static void report(Throwable problem, PrintWriter err, boolean debug) {
    String known = knownMessage(problem);
    if (known != null) {
      err.println("error: " + known);
    } else {
      err.println("internal error: " + problem);
      err.println(
          debug
              ? "This is a defect of Atrous, not of the input."
              : "This is a defect of Atrous, not of the input; --debug shows where it comes from.");
    }
    if (debug) {
      problem.printStackTrace(err);
    }
  }

  private static @Nullable String knownMessage(Throwable problem) {
    if (problem instanceof BadInputException) {
      return problem.getMessage();
    }
    if (problem instanceof FileSystemException fileProblem) {
      return fileMessage(fileProblem);
    }
    if (problem instanceof IOException) {
      return "a file can't be read or written: " + problem.getMessage() + room(problem);
    }
    if (problem instanceof OutOfMemoryError) {
      return "out of memory: " + problem.getMessage() + "; give Java more with JAVA_OPTS=-Xmx8g";
    }
    if (problem.getClass().getSimpleName().equals(EXHAUSTED)) {
      return ("the device is out of memory: %s\n"
              + "  = help: lower batch or crop, or raise the output stride; `accumulate` makes up"
              + " for a smaller batch, and in prediction a --window for smaller images")
          .formatted(firstLine(problem.getMessage()));
    }
    return null;
  }

  /** TensorFlow tells of every tensor that it holds. */
  private static String firstLine(@Nullable String message) {
    return message == null ? "" : message.lines().findFirst().orElse("");
  }

  private static String fileMessage(FileSystemException problem) {
    String file = "`" + written(String.valueOf(problem.getFile())) + "`";
    if (problem instanceof NoSuchFileException) {
      return "there is no file " + file + "\n  = help: check the path";
    }
    if (problem instanceof AccessDeniedException) {
      return "no permission for " + file + "\n  = help: change its rights, or choose another place";
    }
    if (problem instanceof FileAlreadyExistsException || problem instanceof NotDirectoryException) {
      return file + " is a file, where a folder is needed\n  = help: choose another path";
    }
    String reason = problem.getReason();
    return file
        + " can't be read or written"
        + (reason == null ? "" : ": " + reason)
        + room(problem);
  }

  private static String room(Throwable problem) {
    String message = problem.getMessage();
    return message != null && message.contains("No space left on device")
        ? "\n  = help: make room there, or choose another disk, and repeat the command"
        : "";
  }

  /** The file that was to be written, where the problem is with the one that is written beside. */
  private static String written(String file) {
    return file.replaceFirst("(^|/)\\.([^/]+)\\.[0-9a-f-]+\\.partial($|/.*)", "$1$2$3");
  }
}
