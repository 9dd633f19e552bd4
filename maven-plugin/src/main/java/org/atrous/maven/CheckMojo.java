package org.atrous.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;
import org.atrous.compiler.Compilation;

/** Checks every spec and writes nothing. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class CheckMojo extends AbstractSpecMojo {
  @Override
  void use(List<Compilation> compilations, MavenProject project) {
    getLog().info("Checked " + compilations.size() + " specs.");
  }
}
