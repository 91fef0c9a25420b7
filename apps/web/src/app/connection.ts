import { reactive } from 'vue';

/** Whether the server answers, since when not, and whether it says that it is a demonstration. */
export const connection = reactive<{ lostAt: Date | null; lastAnswer: Date | null; demonstration: boolean }>({
  lostAt: null,
  lastAnswer: null,
  demonstration: false,
});

export function noteAnswer(answer: Response): void {
  connection.lostAt = null;
  connection.lastAnswer = new Date();
  if (answer.headers.get('x-hatangso-demonstration') === 'true') connection.demonstration = true;
}

export function noteOffline(): void {
  connection.lostAt ??= new Date();
}
