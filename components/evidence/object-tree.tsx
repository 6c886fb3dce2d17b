'use client';

import clsx from 'clsx';
import { Check, ChevronRight, Minus, Plus, TriangleAlert } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { ScriptButton } from '@/components/ui/script-button';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { NodeDifference, TreeNode } from './tree-nodes';

/** Matches that are drawn while somebody searches. */
const MATCHES = 200;

const SIGN = {
  missing: { icon: <Minus aria-hidden />, className: 'text-danger-fg' },
  extra: { icon: <Plus aria-hidden />, className: 'text-warning-fg' },
  different: { icon: <TriangleAlert aria-hidden />, className: 'text-warning-fg' },
  renamed: { icon: <TriangleAlert aria-hidden />, className: 'text-warning-fg' },
} as const;
const SAME = { icon: <Check aria-hidden />, className: 'text-success-fg' };

const signOf = ({ differences, isDifferent }: TreeNode) =>
  differences[0] ? SIGN[differences[0].change] : isDifferent ? SIGN.different : SAME;

/** The name without what the row above says already. */
const shortName = ({ name }: TreeNode, parent?: TreeNode) =>
  parent && name.startsWith(`${parent.name}.`) ? name.slice(parent.name.length + 1) : name;

function flat(nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.flatMap((node) => [node, ...flat(node.children)]);
}

interface RowProps {
  readonly node: TreeNode;
  readonly parent?: TreeNode | undefined;
  readonly isFlat: boolean;
  readonly onlyDifferent: boolean;
  readonly open: ReadonlySet<string>;
  readonly selected: string | null;
  readonly onToggle: (id: string) => void;
  readonly onSelect: (id: string) => void;
}

function Row(props: RowProps) {
  const { node, parent, isFlat, onlyDifferent, open, selected, onToggle, onSelect } = props;
  const t = useTranslate();
  const { icon, className } = signOf(node);
  const children = onlyDifferent ? node.children.filter((child) => child.isDifferent) : node.children;
  const hasChildren = !isFlat && children.length > 0;
  const isOpen = hasChildren && open.has(node.id);
  const state = node.differences[0]?.change ?? (node.isDifferent ? 'inside' : 'same');
  return (
    <li>
      <div className="flex items-center">
        {hasChildren ? (
          <ScriptButton
            aria-expanded={isOpen}
            aria-label={`${t('ui.tree.open')}: ${node.name}`}
            className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm hover:bg-sunken"
            onClick={() => onToggle(node.id)}
          >
            <ChevronRight aria-hidden className={clsx('size-4', isOpen && 'rotate-90')} />
          </ScriptButton>
        ) : (
          <span className="w-6 shrink-0" />
        )}
        <ScriptButton
          aria-pressed={selected === node.id}
          className={clsx(
            'flex min-h-6 min-w-0 flex-1 items-center gap-1.5 rounded-sm px-1 text-left text-sm hover:bg-sunken',
            selected === node.id && 'bg-sunken font-medium',
          )}
          onClick={() => onSelect(node.id)}
        >
          <span className={clsx('shrink-0 [&_svg]:size-3.5', className)}>
            {icon}
            <span className="sr-only">{t(`ui.tree.state.${state}`)}</span>
          </span>
          <code className="truncate font-mono text-xs">{shortName(node, parent)}</code>
          <span className="shrink-0 text-xs text-ink-muted">{node.kind}</span>
        </ScriptButton>
      </div>
      {isOpen ? (
        <ul className="ml-3 border-l pl-1">
          {children.map((child) => (
            <Row key={child.id} {...props} node={child} parent={node} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

function Value({ label, text }: { readonly label: string; readonly text: string | null }) {
  return (
    <>
      <dt className="text-ink-muted">{label}</dt>
      <dd className="min-w-0 font-mono text-xs break-words whitespace-pre-wrap">{text ?? '–'}</dd>
    </>
  );
}

function OneDifference({ difference }: { readonly difference: NodeDifference }) {
  const t = useTranslate();
  const { change, properties, mend, hazard, accepted } = difference;
  return (
    <div className="space-y-2">
      <p className={clsx('font-medium', SIGN[change].className)}>{t(`ui.tree.state.${change}`)}</p>
      {accepted === null ? null : <p>{t('ui.tree.accepted', { reason: accepted })}</p>}
      {properties.map(({ name, expected, actual }) => (
        <dl key={name} className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-2">
          <dt className="col-span-full font-mono text-xs text-ink-muted">{name}</dt>
          <Value label={t('ui.tree.expected')} text={expected} />
          <Value label={t('ui.tree.actual')} text={actual} />
        </dl>
      ))}
      {mend && hazard ? <p className="font-medium text-danger-fg">{t(`ui.tree.hazard.${hazard}`)}</p> : null}
      {mend ? (
        <div>
          <p className="text-ink-muted">{t('ui.tree.mend')}</p>
          <pre className="mt-1 overflow-x-auto rounded-sm border bg-sunken p-2 font-mono text-xs">{mend}</pre>
        </div>
      ) : null}
    </div>
  );
}

function Beside({ node }: { readonly node: TreeNode | undefined }) {
  const t = useTranslate();
  if (!node) return <p className="text-ink-muted">{t('ui.tree.choose')}</p>;
  const inside = flat(node.children).filter(({ differences }) => differences.length > 0);
  return (
    <div className="space-y-3">
      <p className="break-words">
        <span className="text-ink-muted">{node.kind}</span>{' '}
        <code className="font-mono text-xs">{node.name}</code>
      </p>
      {node.differences.map((difference, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: differences of one object have no name of their own
        <OneDifference key={place} difference={difference} />
      ))}
      {node.isDifferent ? null : <p>{t('ui.tree.state.same')}</p>}
      {inside.length > 0 ? <p>{t('ui.tree.inside', { count: inside.length })}</p> : null}
    </div>
  );
}

interface Props {
  readonly title: string;
  readonly nodes: readonly TreeNode[];
  /** Objects that there are; more than the tree holds for a very large schema. */
  readonly all: number;
  /** Said below the tree. */
  readonly children?: ReactNode;
}

/** The objects of a database to search and to open, and beside them what of the chosen one differs. */
export function ObjectTree({ title, nodes, all, children }: Props) {
  const t = useTranslate();
  const id = useId();
  const everything = flat(nodes);
  const different = everything.filter(({ differences }) => differences.length > 0);
  const [words, setWords] = useState('');
  const [onlyDifferent, setOnlyDifferent] = useState(different.length > 0);
  const [selected, setSelected] = useState<string | null>(different[0]?.id ?? null);
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(everything.filter(({ isDifferent }) => isDifferent).map((node) => node.id)),
  );
  const isHydrated = useHydrated();
  const toggle = (one: string) => {
    const next = new Set(open);
    if (!next.delete(one)) next.add(one);
    setOpen(next);
  };
  const wanted = words.trim().toLowerCase();
  const isFlat = wanted !== '';
  const shown = (isFlat ? everything.filter((node) => node.id.toLowerCase().includes(wanted)) : nodes).filter(
    (node) => !onlyDifferent || node.isDifferent,
  );
  return (
    <section aria-labelledby={id} className="space-y-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 id={id} className="text-base font-semibold">
          {title}{' '}
          <span className="tabular text-sm font-normal text-ink-muted">
            {t('ui.tree.objects', { count: all })}, {t('ui.tree.differences', { count: different.length })}
          </span>
        </h3>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Checkbox
            disabled={!isHydrated}
            label={t('ui.tree.onlyDifferent')}
            checked={onlyDifferent}
            onChange={({ target }) => setOnlyDifferent(target.checked)}
          />
          <div className="w-56 max-w-full">
            <Input
              type="search"
              disabled={!isHydrated}
              isCode
              aria-label={t('ui.tree.search')}
              placeholder={t('ui.tree.search')}
              value={words}
              onChange={({ target }) => setWords(target.value)}
            />
          </div>
        </div>
      </div>
      <div className="grid gap-3 rounded-md border md:grid-cols-2 print:block">
        {/** biome-ignore lint/a11y/useSemanticElements: a group that scrolls, no fieldset and no landmark of its own */}
        <div
          role="group"
          aria-labelledby={id}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-56 overflow-auto p-2 focus-visible:-outline-offset-2 max-md:border-b md:border-r"
        >
          {shown.length === 0 ? <p className="p-1 text-sm text-ink-muted">{t('ui.tree.none')}</p> : null}
          <ul>
            {shown.slice(0, isFlat ? MATCHES : undefined).map((node) => (
              <Row
                key={node.id}
                {...{ node, isFlat, onlyDifferent, open, selected }}
                onToggle={toggle}
                onSelect={setSelected}
              />
            ))}
          </ul>
          {isFlat && shown.length > MATCHES ? (
            <p className="p-1 text-sm text-ink-muted">
              {t('ui.tree.more', { count: shown.length - MATCHES })}
            </p>
          ) : null}
        </div>
        {/** biome-ignore lint/a11y/useSemanticElements: a group that scrolls, no fieldset and no landmark of its own */}
        <div
          role="group"
          aria-label={t('ui.tree.beside')}
          aria-live="polite"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
          tabIndex={0}
          className="max-h-56 overflow-auto p-3 text-sm focus-visible:-outline-offset-2"
        >
          <Beside node={everything.find((node) => node.id === selected)} />
        </div>
      </div>
      {children}
    </section>
  );
}
