'use client';

import { Component, type ReactNode } from 'react';

interface Props {
  /** Stands in for what the browser could not draw, a chart say. */
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** Keeps what fails while the browser draws it to its own place. */
export class DrawingBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
