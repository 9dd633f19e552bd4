package org.atrous.maven;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** Keeps warnings and errors. */
final class RecordingLog extends SystemStreamLog {
  private final List<String> warnings = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();

  List<String> warnings() {
    return Collections.unmodifiableList(warnings);
  }

  List<String> errors() {
    return Collections.unmodifiableList(errors);
  }

  @Override
  public void warn(CharSequence content) {
    warnings.add(content.toString());
  }

  @Override
  public void error(CharSequence content) {
    errors.add(content.toString());
  }
}
