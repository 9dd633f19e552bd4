package org.atrous.cli;

import java.net.URI;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.atrous.compiler.JavaSource;

/** A generated source as {@code javax.tools} reads it. */
final class SourceText extends SimpleJavaFileObject {
  private final String text;

  SourceText(JavaSource source) {
    super(URI.create("memory:///" + source.path()), JavaFileObject.Kind.SOURCE);
    this.text = source.text();
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
