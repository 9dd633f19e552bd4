package org.atrous.runtime.progress;

import java.io.Console;

/** How progress is shown. */
public enum Display {
  /** One line that is drawn anew, for terminals. */
  BAR,
  /** A line now and then, for files and pipes. */
  LINES,
  /** Nothing. */
  NONE;

  /** What suits the process: a bar before a person at a terminal, else lines. */
  public static Display detect(boolean quiet) {
    if (quiet) {
      return NONE;
    }
    return isTerminal() && !"dumb".equals(System.getenv("TERM")) ? BAR : LINES;
  }

  /** Until Java 21 there is a console before a terminal only; from 22 on, it says so itself. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
