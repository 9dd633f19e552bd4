package org.atrous.compiler;

/**
 * A generated Java file.
 *
 * @param className fully qualified
 * @param text the whole file
 */
public record JavaSource(String className, String text) {
  /** The file's path below a source folder, with forward slashes. */
  public String path() {
    return className.replace('.', '/') + ".java";
  }
}
