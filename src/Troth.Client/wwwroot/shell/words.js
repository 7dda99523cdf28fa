// Words picked by chance, each equally likely.

/** A whole number below the limit without modulo bias: what does not divide evenly is thrown again. */
function below(limit) {
  const usable = 2 ** 32 - 2 ** 32 % limit;
  const draw = new Uint32Array(1);
  do crypto.getRandomValues(draw);
  while (draw[0] >= usable);
  return draw[0] % limit;
}

/** Picks words of the list, which is fetched only now. */
export async function pickWords(count) {
  const response = await fetch('/words.txt');
  if (!response.ok) throw new Error('words');
  const list = (await response.text()).trim().split(/\s+/);
  return Array.from({ length: count }, () => list[below(list.length)]);
}
