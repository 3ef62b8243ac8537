# Attention weights read beside the fused kernel: the rows a ranking asked for and nothing else.
# Scores are float32 whatever the model's dtype. Mean over all query heads.

# q [1, heads, rows, headDim] and keys [1, kvHeads, capacity, headDim] -> weights
# [kvHeads, group * rows, length]; row r of the sequence sees keys up to first + r, without hidden columns,
# or what its row of a whole mask [queries, length] says (queries are the last of the keys).
def weights(q: Tensor, keys: Tensor, length: int, first: int, columns: Optional[Tensor]) -> Tensor:
  kv_heads = keys.size(1)
  rows = q.size(2)
  group = q.size(1) // kv_heads
  k = keys.narrow(2, 0, length).squeeze(0).to(6)
  queries = q.to(6).reshape([kv_heads, group * rows, q.size(3)])
  scores = torch.matmul(queries, k.transpose(-1, -2)) * (q.size(3) ** -0.5)
  if rows > 1 or first < length - 1 or columns is not None:
    seen = torch.ones([rows, length], dtype=11, device=q.device).tril(first)
    if columns is not None:
      if columns.dim() == 2:
        seen = columns.narrow(0, columns.size(0) - length + first, rows)
      else:
        seen = torch.logical_and(seen, columns)
    scores = scores.view([kv_heads, group, rows, length]).masked_fill(torch.logical_not(seen), -inf).view([kv_heads, group * rows, length])
  return torch.softmax(scores, -1)

class Kernels(Module):
  def none(self) -> Optional[Tensor]:
    return None

  # The attention of the last query on every key, [length].
  def last(self, q: Tensor, keys: Tensor, length: int, columns: Optional[Tensor]) -> Tensor:
    row = q.narrow(2, q.size(2) - 1, 1)
    return __torch__.weights(row, keys, length, length - 1, columns).flatten(0, 1).mean([0])

  # The attention every key receives, summed over all queries (q holds one row per key), [length].
  # Works through blocks of queries: memory stays below block elements, whatever the prompt's length.
  def received(self, q: Tensor, keys: Tensor, length: int, columns: Optional[Tensor], but_self: bool, block: int) -> Tensor:
    heads = q.size(1)
    kv_heads = keys.size(1)
    group = heads // kv_heads
    step = max(1, block // (heads * length))
    total = torch.zeros([length], dtype=6, device=q.device)
    first = 0
    while first < length:
      rows = min(step, length - first)
      part = __torch__.weights(q.narrow(2, first, rows), keys, length, first, columns)
      mean = part.view([heads, rows, length]).mean([0]) if group == 1 else part.view([kv_heads * group, rows, length]).mean([0])
      if but_self:
        mean.narrow(1, first, rows).fill_diagonal_(0.)
      total.add_(mean.sum([0]))
      first = first + rows
    return total

  # The attention every key receives from the last rows queries, summed over them: [heads, length], heads
  # those of the keys, then also summed over the queries that share them, or, by_query, those of the queries.
  # Blocks as above; a single query and a short window are one block.
  def gathered(self, q: Tensor, keys: Tensor, length: int, rows: int, by_query: bool, block: int) -> Tensor:
    kv_heads = keys.size(1)
    heads = q.size(1) if by_query else kv_heads
    step = max(1, block // (q.size(1) * length))
    total = torch.zeros([heads, length], dtype=6, device=q.device)
    start = q.size(2) - rows
    done = 0
    while done < rows:
      here = min(step, rows - done)
      part = __torch__.weights(q.narrow(2, start + done, here), keys, length, length - rows + done, None)
      total.add_(part.view([heads, -1, length]).sum([1]))
      done = done + here
    return total
