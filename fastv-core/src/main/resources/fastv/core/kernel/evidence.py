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

# Weights of chosen queries, [heads, rows, length]: at [rows] are rows of the layer, q holds its last ones.
def chosen(q: Tensor, keys: Tensor, length: int, columns: Optional[Tensor], at: Tensor) -> Tensor:
  kv_heads = keys.size(1)
  group = q.size(1) // kv_heads
  rows = at.size(0)
  k = keys.narrow(2, 0, length).squeeze(0).to(6)
  picked = torch.index_select(q, 2, at - (length - q.size(2))).to(6).reshape([kv_heads, group * rows, q.size(3)])
  scores = torch.matmul(picked, k.transpose(-1, -2)) * (q.size(3) ** -0.5)
  seen = torch.arange(length, device=q.device).unsqueeze(0) <= at.unsqueeze(1)
  if columns is not None:
    if columns.dim() == 2:
      seen = torch.index_select(columns, 0, at)
    else:
      seen = torch.logical_and(seen, columns)
  scores = scores.view([q.size(1), rows, length]).masked_fill(torch.logical_not(seen), -inf)
  return torch.softmax(scores, -1)

# What rows of ones look like rotated, [rows, headDim]
def turned_ones(cos: Tensor, sin: Tensor, rows: Tensor) -> Tensor:
  half = cos.size(1) // 2
  c = torch.index_select(cos, 0, rows).to(6)
  s = torch.index_select(sin, 0, rows).to(6)
  return torch.cat([c[:, :half] - s[:, :half], c[:, half:] + s[:, half:]], -1)

# The weights of one block of queries on the keys among, [heads, rows, among], divided by what ones give.
def read(q: Tensor, keys: Tensor, length: int, columns: Optional[Tensor], at: Tensor, among: Tensor, cos: Tensor, sin: Tensor, corrected: bool) -> Tensor:
  part = torch.index_select(__torch__.chosen(q, keys, length, columns, at), 2, among)
  if corrected:
    ones = torch.matmul(__torch__.turned_ones(cos, sin, at), __torch__.turned_ones(cos, sin, among).t())
    part = part / (ones * (q.size(3) ** -0.5))
  return part

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

  # The attention of the queries at on the keys among, mean over the strongest heads, [rows, among]. Two
  # rounds through blocks of queries where not all heads count: which do, then their mean.
  def chosen_mean(self, q: Tensor, keys: Tensor, length: int, columns: Optional[Tensor], at: Tensor, among: Tensor, cos: Tensor, sin: Tensor, corrected: bool, strongest: int, block: int) -> Tensor:
    heads = q.size(1)
    rows = at.size(0)
    step = max(1, block // (heads * length))
    counted = torch.arange(heads, device=q.device)
    if strongest < heads:
      sums = torch.zeros([heads], dtype=6, device=q.device)
      first = 0
      while first < rows:
        here = at.narrow(0, first, min(step, rows - first))
        sums.add_(__torch__.read(q, keys, length, columns, here, among, cos, sin, corrected).sum([1, 2]))
        first = first + step
      order = torch.argsort(sums, stable=True, dim=0, descending=True)
      counted = order.narrow(0, 0, strongest)
    mean = torch.zeros([rows, among.size(0)], dtype=6, device=q.device)
    first = 0
    while first < rows:
      count = min(step, rows - first)
      part = __torch__.read(q, keys, length, columns, at.narrow(0, first, count), among, cos, sin, corrected)
      mean.narrow(0, first, count).copy_(torch.index_select(part, 0, counted).mean([0]))
      first = first + step
    return mean

  # Distances between rows [rows, hidden] over the root of their width, [rows, rows] float32. By a matrix
  # product in double precision, |a|^2 + |b|^2 - 2 a.b, symmetric; what is within its rounding error is 0.
  def distances(self, rows: Tensor) -> Tensor:
    wide = rows.to(7)
    wide = wide - wide.mean([0])
    products = torch.matmul(wide, wide.t())
    squares = torch.diagonal(products)
    both = squares.unsqueeze(0) + squares.unsqueeze(1)
    apart = both - (products + products.t())
    apart = apart.masked_fill(apart < both * 1e-13, 0.)
    return torch.sqrt(apart / rows.size(1)).to(6)

  # The weights of the queries at on the keys among, head by head, [heads, rows, among]; blocks of queries.
  def chosen_heads(self, q: Tensor, keys: Tensor, length: int, columns: Optional[Tensor], at: Tensor, among: Tensor, block: int) -> Tensor:
    rows = at.size(0)
    step = max(1, block // (q.size(1) * length))
    all = torch.zeros([q.size(1), rows, among.size(0)], dtype=6, device=q.device)
    first = 0
    while first < rows:
      count = min(step, rows - first)
      part = __torch__.chosen(q, keys, length, columns, at.narrow(0, first, count))
      all.narrow(1, first, count).copy_(torch.index_select(part, 2, among))
      first = first + step
    return all

  # The largest weight over heads of the queries at on the keys among, summed over the queries, [among].
  def chosen_largest(self, q: Tensor, keys: Tensor, length: int, columns: Optional[Tensor], at: Tensor, among: Tensor, block: int) -> Tensor:
    rows = at.size(0)
    step = max(1, block // (q.size(1) * length))
    total = torch.zeros([among.size(0)], dtype=6, device=q.device)
    first = 0
    while first < rows:
      here = at.narrow(0, first, min(step, rows - first))
      part = torch.index_select(__torch__.chosen(q, keys, length, columns, here), 2, among)
      total.add_(torch.amax(part, [0]).sum([0]))
      first = first + step
    return total

  # hidden [1, tokens, hidden] -> inner products of the rows first and second, [first, second] float32
  def products(self, hidden: Tensor, first: Tensor, second: Tensor) -> Tensor:
    rows = hidden.squeeze(0)
    return torch.matmul(torch.index_select(rows, 0, first).to(6), torch.index_select(rows, 0, second).to(6).t())

  # The attention of the last query on every key, head by head, [heads, length].
  def last_heads(self, q: Tensor, keys: Tensor, length: int, columns: Optional[Tensor]) -> Tensor:
    row = q.narrow(2, q.size(2) - 1, 1)
    return __torch__.weights(row, keys, length, length - 1, columns).flatten(0, 1)

  # Rows of attention summed by kind of key in float64: weights [heads, length], kinds [length] int64
  # below count -> [heads, count]
  def by_kind(self, weights: Tensor, kinds: Tensor, count: int) -> Tensor:
    sums = torch.zeros([weights.size(0), count], dtype=7, device=weights.device)
    return sums.index_add_(1, kinds, weights.to(7))

  # A whole map, averaged over heads and over blocks of pool x pool (q holds one row per key), in float64:
  # [length // pool, length // pool]; what lies beyond the last whole block is left out. Works through
  # bands of queries: memory stays below block elements or one band of pool rows, whichever is larger.
  def pooled(self, q: Tensor, keys: Tensor, length: int, columns: Optional[Tensor], pool: int, block: int) -> Tensor:
    heads = q.size(1)
    side = length // pool
    step = max(1, block // (heads * length * pool)) * pool
    blocks = torch.zeros([side, side], dtype=7, device=q.device)
    first = 0
    while first < side * pool:
      rows = min(step, side * pool - first)
      part = __torch__.weights(q.narrow(2, first, rows), keys, length, first, columns).view([heads, rows, length])
      mean = part.narrow(2, 0, side * pool).mean([0], dtype=7)
      band = mean.view([rows // pool, pool, side, pool]).mean([1, 3])
      blocks.narrow(0, first // pool, rows // pool).copy_(band)
      first = first + rows
    return blocks
