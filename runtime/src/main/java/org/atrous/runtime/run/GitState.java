package org.atrous.runtime.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Git says of a folder: which commit is checked out, and whether anything differs from it.
 *
 * @param commit its full name
 * @param branch the branch, or null for none
 * @param dirty whether files that Git tracks differ from it
 */
public record GitState(String commit, @Nullable String branch, boolean dirty) {
  /** Asks the command {@code git}; empty without it, and outside of a working tree. */
  public static Optional<GitState> of(Path folder) {
    Optional<String> commit = ask(folder, "rev-parse", "HEAD");
    Optional<String> branch = ask(folder, "symbolic-ref", "--short", "--quiet", "HEAD");
    Optional<String> changes = ask(folder, "status", "--porcelain", "--untracked-files=no");
    if (commit.isEmpty() || changes.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new GitState(commit.get(), branch.orElse(null), !changes.get().isEmpty()));
  }

  private static Optional<String> ask(Path folder, String... question) {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(question));
    try {
      Process git =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      git.getOutputStream().close();
      String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0 ? Optional.of(answer.strip()) : Optional.empty();
    } catch (IOException e) {
      // There is no such command.
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
