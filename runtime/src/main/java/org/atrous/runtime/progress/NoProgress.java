package org.atrous.runtime.progress;

/** Keeps quiet. */
final class NoProgress implements Progress {
  @Override
  public void show(long done, String note) {}

  @Override
  public void close() {}
}
