function isWithin(file: string, folder: string): boolean {
  return folder === '' || file.startsWith(`${folder}/`);
}

/** Of some files those that speak for one project among others: its own, and what stands in no project below it. */
export function projectFiles(
  files: readonly string[],
  project: string,
  projects: readonly string[],
): readonly string[] {
  const others = projects.filter((other) => other !== project && !isWithin(project, other || '.'));
  return files.filter((file) => {
    if (others.some((other) => other !== '' && isWithin(file, other))) return false;
    return isWithin(file, project) || !projects.some((other) => other !== '' && isWithin(file, other));
  });
}
