import { reactive } from 'vue';

/** A sensitive act waits until the person has proved again who they are, or gives it up. */
interface Waiting {
  asked: boolean;
  answer: ((proved: boolean) => void) | null;
}

export const proving = reactive<Waiting>({ asked: false, answer: null });

/** Opens the question over the page; true once the person has proved it. Several acts at once share one question. */
export function askProof(): Promise<boolean> {
  proving.asked = true;
  return new Promise((resolve) => {
    const earlier = proving.answer;
    proving.answer = (proved) => {
      earlier?.(proved);
      resolve(proved);
    };
  });
}

export function answerProof(proved: boolean): void {
  const { answer } = proving;
  proving.asked = false;
  proving.answer = null;
  answer?.(proved);
}
