import ts from 'typescript';

/** Where evidence is declared and read for everybody: the only place that parses it. */
const CONTRACT = /^lib\/plan\/(?:define-evidence\.ts|evidence\/)/;
const ABOUT_EVIDENCE = /\bevidence\b|\bevidenceOf\b|[eE]vidence\b/;

export interface UntypedRead {
  readonly place: string;
  readonly text: string;
}

/** True for a call that parses evidence by a schema of its own: `Shape.safeParse(evidence)`. */
function isOwnParse(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { name, expression } = node.expression;
  if (!/^(?:safeParse|parse)$/.test(name.text)) return false;
  // A token's own schema is the contract’s.
  if (/(?:^|\.)schema$/.test(expression.getText()) || expression.getText() === 'JSON') return false;
  return node.arguments.some(
    (argument) => ABOUT_EVIDENCE.test(argument.getText()) || isUnknownOfAReader(argument, checker),
  );
}

/** What the report and the screens parse though its type says nothing is evidence too, whatever it is called there. */
function isUnknownOfAReader(argument: ts.Expression, checker: ts.TypeChecker): boolean {
  if (!/\/(?:lib\/report\/evidence|components\/evidence)\//.test(argument.getSourceFile().fileName))
    return false;
  return (checker.getTypeAtLocation(argument).flags & ts.TypeFlags.Unknown) !== 0;
}

/** True for `evidenceById(…)`, and for `evidenceOf` asked with anything that is no token. */
function isUntypedAsk(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const name = node.expression.name.text;
  if (name === 'evidenceById') return true;
  if (name !== 'evidenceOf') return false;
  const [argument] = node.arguments;
  return argument === undefined || checker.getTypeAtLocation(argument).getProperty('stepId') === undefined;
}

/** True for `evidence as Shape`; `as const` and `as unknown` claim nothing. */
function isCast(node: ts.Node): boolean {
  if (!ts.isAsExpression(node) || /^(?:const|unknown)$/.test(node.type.getText())) return false;
  return /^(?:\w+\.)*\w*[eE]vidence$/.test(node.expression.getText());
}

/** True for a function that vouches for the shape of evidence by hand. */
function isGuard(node: ts.Node): boolean {
  return ts.isTypePredicateNode(node) && /[eE]vidence/.test(node.parameterName.getText());
}

function isUntyped(node: ts.Node, checker: ts.TypeChecker): boolean {
  return isOwnParse(node, checker) || isUntypedAsk(node, checker) || isCast(node) || isGuard(node);
}

/** Every place that reads a step's evidence without the step's token, found in the syntax tree of the whole product. */
export function findUntypedReads(): UntypedRead[] {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const program = ts.createProgram(fileNames, options);
  const checker = program.getTypeChecker();
  const found: UntypedRead[] = [];
  for (const file of program.getSourceFiles()) {
    const path = file.fileName.replace(`${process.cwd()}/`, '');
    if (!/^(?:lib|app|components|e2e)\//.test(path) || CONTRACT.test(path)) continue;
    const visit = (node: ts.Node): void => {
      if (isUntyped(node, checker)) {
        const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        found.push({ place: `${path}:${line}`, text: node.getText().split('\n')[0]?.slice(0, 100) ?? '' });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}
