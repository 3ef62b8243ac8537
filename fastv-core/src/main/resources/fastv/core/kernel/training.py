# Training: whole forward passes of a LLaVA made of the layer functions of inference, their gradients,
# and AdamW. Weights w and gradient sums g are dictionaries under the project's tensor names; a weight
# without a gradient sum is frozen. All float32.
#
# Calls that use autograd take tensors alone, so numbers come in tensors as well:
#   sizes [7] int64: tower blocks in all, blocks below the projected features, tower heads, tower
#     activation, projector activation, decoder layers, visual tokens averaged into one
#   reals [2] float64: eps of the tower's norms, eps of the decoder's norms
#   frequencies [headDim / 2] float32: inverse rotary frequencies

def activation(number: int) -> str:
  return ['quick_gelu', 'gelu', 'gelu_tanh'][number]

# The same memory as leaves of a new graph.
def leaves(w: Dict[str, Tensor], g: Dict[str, Tensor]) -> Dict[str, Tensor]:
  fresh: Dict[str, Tensor] = {}
  for name in w.keys():
    leaf = w[name].detach()
    if name in g:
      leaf.requires_grad_(True)
    fresh[name] = leaf
  return fresh

# Adds the gradients of the loss. Weights that the loss does not reach keep their sums.
def accumulate(loss: Tensor, w: Dict[str, Tensor], g: Dict[str, Tensor]) -> None:
  names = list(g.keys())
  inputs = [w[name] for name in names]
  gradients = torch.grad([loss], inputs, allow_unused=True)
  torch.set_grad_enabled(False)
  for i in range(len(names)):
    gradient = gradients[i]
    if gradient is not None:
      g[names[i]].add_(gradient)

# Blocks first .. last - 1 of the tower.
def blocks(hidden: Tensor, w: Dict[str, Tensor], first: int, last: int, sizes: List[int], eps: float) -> Tensor:
  for block in range(first, last):
    weights = __torch__.shared.below(w, 'vision.layers.{}.'.format(block))
    hidden = __torch__.clip.layer(hidden, weights, sizes[2], eps, __torch__.activation(sizes[3]))[0]
  return hidden

# pixels [batch, channels, size, size] -> the hidden state that is projected, class token first
def tower(pixels: Tensor, w: Dict[str, Tensor], sizes: List[int], eps: float) -> Tensor:
  hidden = __torch__.clip.embed(pixels, __torch__.shared.below(w, 'vision.'), eps)
  return __torch__.blocks(hidden, w, 0, sizes[1], sizes, eps)

def head(hidden: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
  return torch.linear(hidden, w[name + '.weight'], w[name + '.bias'])

# What the tower says of each patch, [batch, patches, classes of all aspects], and of the picture as a
# whole by its last class token, [batch, labels].
def seen(pixels: Tensor, w: Dict[str, Tensor], sizes: List[int], eps: float) -> Tuple[Tensor, Tensor]:
  hidden = __torch__.tower(pixels, w, sizes, eps)
  patches = __torch__.head(hidden.narrow(1, 1, hidden.size(1) - 1), w, 'eyes.patch')
  hidden = __torch__.blocks(hidden, w, sizes[1], sizes[0], sizes, eps)
  cls = __torch__.shared.layer_norm(hidden.select(1, 0), __torch__.shared.below(w, 'vision.'), 'post_layernorm', eps)
  return (patches, __torch__.head(cls, w, 'eyes.picture'))

# ids [batch, tokens] with anything at the places of visual tokens; image_at and answer_at count rows of
# the flattened batch. A sequence that is shorter ends in padding, which no token before it sees.
# -> logits [answers, vocab] of the rows answer_at
def spoken(w: Dict[str, Tensor], sizes: List[int], reals: List[float], frequencies: Tensor, pixels: Tensor, ids: Tensor, image_at: Tensor, answer_at: Tensor) -> Tensor:
  features = __torch__.tower(pixels, w, sizes, reals[0])
  patches = features.narrow(1, 1, features.size(1) - 1)
  rows = __torch__.clip.project(patches, __torch__.shared.below(w, 'projector.'), __torch__.activation(sizes[4]))
  if sizes[6] > 1:
    rows = rows.unflatten(1, [-1, sizes[6]]).mean([2])
  batch, tokens = ids.size(0), ids.size(1)
  hidden = torch.embedding(w['decoder.embed_tokens.weight'], ids).flatten(0, 1)
  hidden = hidden.index_copy(0, image_at, rows.flatten(0, 1)).view([batch, tokens, -1])
  cos, sin = __torch__.llama.rotary(torch.arange(tokens), frequencies, 6)
  for layer in range(sizes[5]):
    weights = __torch__.shared.below(w, 'decoder.layers.{}.'.format(layer))
    q, k, v = __torch__.llama.attention_inputs(hidden, weights, reals[1], cos, sin, 2 * frequencies.size(0))
    mixed = __torch__.llama.attend(q, k, v, None, True)
    hidden = __torch__.llama.after_attention(hidden, mixed, weights, reals[1])
  answers = torch.index_select(hidden.flatten(0, 1), 0, answer_at)
  return torch.linear(__torch__.shared.rms_norm(answers, w['decoder.norm.weight'], reals[1]), w['head.weight'])

# Cross entropy of one aspect, mean over the patches that count.
def of_aspect(logits: Tensor, classes: Tensor) -> Tensor:
  total = torch.cross_entropy_loss(logits.flatten(0, 1), classes.flatten(), None, 2, -100, 0.)
  return total / torch.clamp_min(torch.sum(torch.ne(classes, -100)), 1)

class Kernels(Module):
  def none(self) -> Optional[Tensor]:
    return None

  # widths [aspects] int64, classes of each aspect; classes [aspects, batch, patches] int64, -100 where a
  # patch does not count; present [batch, labels] 0 or 1; weight 0-d, of the whole pictures beside the
  # patches. Gives the two losses, that of the patches summed over aspects.
  def see(self, w: Dict[str, Tensor], g: Dict[str, Tensor], sizes: Tensor, reals: Tensor, pixels: Tensor, widths: Tensor, classes: Tensor, present: Tensor, weight: Tensor) -> Tuple[Tensor, Tensor]:
    torch.set_grad_enabled(True)
    leaves = __torch__.leaves(w, g)
    eps = float(reals[0].item())
    shape: List[int] = sizes.tolist()
    patches, pictures = __torch__.seen(pixels, leaves, shape, eps)
    counts: List[int] = widths.tolist()
    logits = torch.split_with_sizes(patches, counts, -1)
    of_patches = __torch__.of_aspect(logits[0], classes.select(0, 0))
    for aspect in range(1, len(counts)):
      of_patches = of_patches + __torch__.of_aspect(logits[aspect], classes.select(0, aspect))
    of_pictures = torch.binary_cross_entropy_with_logits(pictures, present)
    __torch__.accumulate(of_patches + of_pictures * weight, leaves, g)
    return (of_patches.detach(), of_pictures.detach())

  # labels [answers] int64, the tokens that should follow the rows answer_at; scale 0-d. Adds the gradients
  # of scale * (sum of the cross entropies) and gives that sum, unscaled.
  def speak(self, w: Dict[str, Tensor], g: Dict[str, Tensor], sizes: Tensor, reals: Tensor, frequencies: Tensor, pixels: Tensor, ids: Tensor, image_at: Tensor, answer_at: Tensor, labels: Tensor, scale: Tensor) -> Tensor:
    torch.set_grad_enabled(True)
    leaves = __torch__.leaves(w, g)
    shape: List[int] = sizes.tolist()
    eps: List[float] = reals.tolist()
    logits = __torch__.spoken(leaves, shape, eps, frequencies, pixels, ids, image_at, answer_at)
    loss = torch.cross_entropy_loss(logits, labels, None, 2, -100, 0.)
    __torch__.accumulate(loss * scale, leaves, g)
    return loss.detach()

  # Without gradients: the classes of each patch [aspects, batch, patches] and the logits of the labels
  # [batch, labels].
  def look(self, w: Dict[str, Tensor], sizes: List[int], eps: float, widths: List[int], pixels: Tensor) -> Tuple[Tensor, Tensor]:
    patches, pictures = __torch__.seen(pixels, w, sizes, eps)
    return (torch.stack([x.argmax(-1) for x in torch.split_with_sizes(patches, widths, -1)]), pictures)

  # Without gradients: logits [answers, vocab].
  def logits(self, w: Dict[str, Tensor], sizes: List[int], tower_eps: float, decoder_eps: float, frequencies: Tensor, pixels: Tensor, ids: Tensor, image_at: Tensor, answer_at: Tensor) -> Tensor:
    return __torch__.spoken(w, sizes, [tower_eps, decoder_eps], frequencies, pixels, ids, image_at, answer_at)

  # Scales all gradients down so that their common norm is at most limit; gives the norm before.
  def clip(self, g: Dict[str, Tensor], limit: float) -> float:
    gradients = list(g.values())
    norms = torch.stack([torch.linalg_vector_norm(x) for x in gradients])
    norm = float(torch.linalg_vector_norm(norms).item())
    if norm > limit:
      for x in gradients:
        x.mul_(limit / norm)
    return norm

  # One step of AdamW (Loshchilov and Hutter, arXiv:1711.05101) on the weights that g names; empties g.
  # The compiler drops writes through a list that nobody reads: so the list of the weights is given back.
  def adamw(self, w: Dict[str, Tensor], g: Dict[str, Tensor], m: Dict[str, Tensor], v: Dict[str, Tensor], step: int, rate: float, beta1: float, beta2: float, decay: float, eps: float) -> List[Tensor]:
    names = list(g.keys())
    weights = [w[name] for name in names]
    gradients = [g[name] for name in names]
    count = torch.full([], float(step), dtype=6)
    torch._fused_adamw_(weights, gradients, [m[name] for name in names], [v[name] for name in names], [], [count for name in names], lr=rate, beta1=beta1, beta2=beta2, weight_decay=decay, eps=eps, amsgrad=False, maximize=False)
    for x in gradients:
      x.zero_()
    return weights
