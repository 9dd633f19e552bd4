package org.atrous.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.atrous.compiler.Compilation;

/** What every goal does first: compile all specs of a folder. */
abstract class AbstractSpecMojo extends AbstractMojo {
  /** Folder of the specs, searched with all folders below it. */
  @Parameter(defaultValue = "${project.basedir}/src/main/atrous", property = "atrous.sources")
  private File sourceDirectory;

  /**
   * Java package of the generated classes. A spec in a folder below the source directory goes to
   * the package of that name below this one.
   */
  @Parameter(required = true, property = "atrous.package")
  private String packageName;

  /** Folders in which imports are looked for that are not beside the importing spec. */
  @Parameter(property = "atrous.importPath")
  private List<File> importPath = List.of();

  /** Leaves the goal out. */
  @Parameter(defaultValue = "false", property = "atrous.skip")
  private boolean skip;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Skipped, as atrous.skip says.");
      return;
    }
    try {
      Path sources = sourceDirectory.toPath().toAbsolutePath().normalize();
      SpecCompiler compiler =
          new SpecCompiler(base(sources), importPath.stream().map(File::toPath).toList(), getLog());
      use(compiler.compile(new SpecFolder(sources, packageName)), project);
    } catch (IOException e) {
      throw new MojoExecutionException("a file can't be read or written: " + e, e);
    }
  }

  /** Does the goal's own part with specs that have no errors. */
  abstract void use(List<Compilation> compilations, MavenProject project)
      throws IOException, MojoFailureException;

  /** Paths in generated code are relative to the project, or to the specs of another project. */
  private Path base(Path sources) {
    Path projectFolder = project.getBasedir().toPath().toAbsolutePath().normalize();
    return sources.startsWith(projectFolder) ? projectFolder : sources;
  }
}
