// A fault of the program itself, where it would else leave an empty window: says what is safe, and starts the page anew.
import { Component, Fragment, type ReactNode } from 'react';
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
          This is a fault of the program. What was saved is safe in the library;
          a word or two that were typed just now may be missing. Start again,
          and look at the last sentence that you wrote.
        </Notice>
      </main>
    );
  }
}
