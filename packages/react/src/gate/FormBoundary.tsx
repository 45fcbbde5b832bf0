'use client';

import { Component, type ReactNode, Suspense } from 'react';

interface BoundaryProps {
  /** In the next place the form is tried again. */
  readonly place: HTMLElement | null;
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** A form that throws, or is loaded late, must not cost the page its cover, or the user's work. */
export class FormBoundary extends Component<BoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidUpdate({ place }: BoundaryProps): void {
    if (this.state.hasFailed && place && place !== this.props.place) this.setState({ hasFailed: false });
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : <Suspense fallback={null}>{this.props.children}</Suspense>;
  }
}
