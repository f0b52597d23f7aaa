// A fault of the program itself, where it would else leave an empty window: says what is safe, and starts the page anew.
import { Component, Fragment, type ReactNode } from 'react';
import { reportFault } from './api/report-fault.ts';
import styles from './app.module.css';
import { Button } from './ui/Button.tsx';
import { Notice } from './ui/Notice.tsx';

type Props = { readonly children: ReactNode };
type State = { readonly failed: boolean; readonly attempt: number };

export class FaultBoundary extends Component<Props, State> {
  override state: State = { failed: false, attempt: 0 };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    reportFault(error);
  }

  override render(): ReactNode {
    const { failed, attempt } = this.state;
    if (!failed)
      return <Fragment key={attempt}>{this.props.children}</Fragment>;
    return (
      <main className={styles['fault']}>
        <h1>Something went wrong in Precis</h1>
        <Notice
          kind="error"
          action={
            <Button
              onClick={() => {
                this.setState({ failed: false, attempt: attempt + 1 });
              }}
            >
              Start again
            </Button>
          }
        >
          This is a fault of the program. What was saved is safe in the library,
          and what you wrote last was sent there just now. Words that could not
          be saved before, as the notice over them said, may be lost. Start
          again, and look at what you wrote last.
        </Notice>
      </main>
    );
  }
}
