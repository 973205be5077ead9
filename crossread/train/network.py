"""
The network: a pre-norm encoder-decoder Transformer whose parameters carry CTranslate2's names.

`encoder.layer_0.ffn.linear_0.weight` here is `encoder/layer_0/ffn/linear_0/weight` there, so that export and import
copy arrays and rename nothing. The target embedding is also the output projection. Needs torch.

Source: Vaswani et al. 2017; pre-norm after Xiong et al. 2020; deep encoder, shallow decoder after Kasai et al. 2021.
"""

import math
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from crossread.train.options import Shape
from crossread.train.positions import sinusoids
from crossread.train.vocabulary import PAD
from crossread.train.weights import NetworkWeights


class Norm(nn.Module):
    """Layer normalisation with CTranslate2's names, gamma and beta."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.gamma = nn.Parameter(torch.ones(width))
        self.beta = nn.Parameter(torch.zeros(width))

    def forward(self, x: Tensor) -> Tensor:
        """Normalise the last axis."""
        return functional.layer_norm(x, self.gamma.shape, self.gamma, self.beta)


class Attention(nn.Module):
    """Multi-head attention with its own norm in front; fused projections as CTranslate2 has them."""

    def __init__(self, width: int, heads: int, *, cross: bool) -> None:
        super().__init__()
        self.heads = heads
        self.layer_norm = Norm(width)
        self.linear_0 = nn.Linear(width, width if cross else 3 * width)  # query, or query, key and value
        self.linear_1 = nn.Linear(width, 2 * width if cross else width)  # key and value, or output
        if cross:
            self.linear_2 = nn.Linear(width, width)  # output
        self.cross = cross

    def forward(self, x: Tensor, mask: Tensor | None, memory: Tensor | None = None) -> Tensor:
        """Attend from *x* (batch, time, width) to *memory*, or to itself; *mask* None: to the past only."""
        x = self.layer_norm(x)
        if self.cross:
            query, (key, value) = self.linear_0(x), self.linear_1(memory).chunk(2, -1)
        else:
            query, key, value = self.linear_0(x).chunk(3, -1)
        heads = (self._split(query), self._split(key), self._split(value))
        joined = attend(*heads, mask).transpose(1, 2).reshape(x.shape)
        return self.linear_2(joined) if self.cross else self.linear_1(joined)

    def _split(self, x: Tensor) -> Tensor:
        return x.view(x.shape[0], x.shape[1], self.heads, -1).transpose(1, 2)


def attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
    """Return attention of (batch, heads, time, part) tensors; without *mask* each position sees only the past."""
    if query.is_cuda:
        return functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, is_causal=mask is None)
    # On a CPU plain products beat the flash kernel at the length of sentences.
    scores = query @ key.transpose(-1, -2) * (1 / math.sqrt(query.shape[-1]))
    if mask is None:
        length = query.shape[-2]
        scores = scores + torch.full((length, length), -1e4, dtype=scores.dtype).triu(1)
    else:
        scores = scores.masked_fill(~mask, -1e4)
    return scores.softmax(-1) @ value


class FeedForward(nn.Module):
    """Two linear layers with a ReLU between, and a norm in front."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.layer_norm = Norm(width)
        self.linear_0 = nn.Linear(width, inner)
        self.linear_1 = nn.Linear(inner, width)

    def forward(self, x: Tensor) -> Tensor:
        """Transform each position by itself."""
        return self.linear_1(functional.relu(self.linear_0(self.layer_norm(x))))


class EncoderLayer(nn.Module):
    """Self-attention, then feed-forward."""

    def __init__(self, shape: Shape, dropout: nn.Module) -> None:
        super().__init__()
        self.self_attention = Attention(shape.width, shape.heads, cross=False)
        self.ffn = FeedForward(shape.width, shape.feed_forward)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return *x* after the layer, same shape."""
        x = x + self.dropout(self.self_attention(x, mask))
        return x + self.dropout(self.ffn(x))


class DecoderLayer(nn.Module):
    """Self-attention to the past, attention to the source, feed-forward."""

    def __init__(self, shape: Shape, dropout: nn.Module) -> None:
        super().__init__()
        self.self_attention = Attention(shape.width, shape.heads, cross=False)
        self.attention = Attention(shape.width, shape.heads, cross=True)
        self.ffn = FeedForward(shape.width, shape.feed_forward)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor, memory: Tensor) -> Tensor:
        """Return *x* after the layer, same shape."""
        x = x + self.dropout(self.self_attention(x, None))
        x = x + self.dropout(self.attention(x, mask, memory))
        return x + self.dropout(self.ffn(x))


class Projection(nn.Module):
    """The bias of the output layer; its weight is the target embedding."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.bias = nn.Parameter(torch.zeros(size))


class Side(nn.Module):
    """Embedding, layers and last norm of the encoder or the decoder."""

    def __init__(self, shape: Shape, size: int, embedding: str, layers: list[nn.Module]) -> None:
        super().__init__()
        self.add_module(embedding, nn.Embedding(size, shape.width))
        for number, layer in enumerate(layers):
            self.add_module(f"layer_{number}", layer)
        self.layer_norm = Norm(shape.width)

    def layers(self) -> list[Any]:
        """Return the layers in order."""
        return [module for name, module in self.named_children() if name.startswith("layer_") and name != "layer_norm"]


class Network(nn.Module):
    """The translation network of *source_size* and *target_size* pieces."""

    def __init__(self, shape: Shape, source_size: int, target_size: int, *, dropout: float = 0.0) -> None:
        super().__init__()
        drop = nn.Dropout(dropout)
        encoders: list[nn.Module] = [EncoderLayer(shape, drop) for _ in range(shape.encoder_layers)]
        decoders: list[nn.Module] = [DecoderLayer(shape, drop) for _ in range(shape.decoder_layers)]
        self.shape = shape
        self.encoder = Side(shape, source_size, "embeddings_0", encoders)
        self.decoder = Side(shape, target_size, "embeddings", decoders)
        self.decoder.projection = Projection(target_size)
        self.dropout = drop
        self.register_buffer("positions", torch.from_numpy(sinusoids(shape.max_length, shape.width)), persistent=False)
        _initialise(self)

    def encode(self, source: Tensor, mask: Tensor) -> Tensor:
        """Return the memory (batch, time, width) of source ids (batch, time)."""
        x = self._embed(self.encoder.embeddings_0, source)
        for layer in self.encoder.layers():
            x = layer(x, mask)
        return self.encoder.layer_norm(x)

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        """Return decoder states (batch, time, width) of target ids that begin with the start id."""
        mask = (source != PAD)[:, None, None, :]
        memory = self.encode(source, mask)
        x = self._embed(self.decoder.embeddings, target)
        for layer in self.decoder.layers():
            x = layer(x, mask, memory)
        return self.decoder.layer_norm(x)

    def logits(self, states: Tensor) -> Tensor:
        """Return a score for each target piece."""
        return functional.linear(states, self.decoder.embeddings.weight, self.decoder.projection.bias)

    def _embed(self, embedding: Any, ids: Tensor) -> Tensor:
        x = embedding(ids) * math.sqrt(self.shape.width) + self.positions[: ids.shape[1]]
        return self.dropout(x)


def _initialise(network: nn.Module) -> None:
    for module in network.modules():
        if isinstance(module, nn.Linear):
            nn.init.xavier_uniform_(module.weight)
            nn.init.zeros_(module.bias)
        elif isinstance(module, nn.Embedding):
            nn.init.normal_(module.weight, std=module.embedding_dim**-0.5)


def network_from(weights: NetworkWeights, *, dropout: float = 0.0) -> Network:
    """Return a network that holds *weights*."""
    network = Network(weights.shape, weights.source_size, weights.target_size, dropout=dropout)
    arrays = {name.replace("/", "."): torch.from_numpy(array.copy()) for name, array in weights.arrays.items()}
    network.load_state_dict(arrays)
    network.positions = torch.from_numpy(weights.positions.copy())
    return network


def weights_from(state: dict[str, Tensor], network: Network) -> NetworkWeights:
    """Return the weights in a *state* of *network*, by CTranslate2's names."""
    arrays = {name.replace(".", "/"): tensor.detach().cpu().float().numpy() for name, tensor in state.items()}
    return NetworkWeights(
        shape=network.shape,
        positions=network.positions.cpu().numpy(),
        source_size=arrays["encoder/embeddings_0/weight"].shape[0],
        target_size=arrays["decoder/embeddings/weight"].shape[0],
        arrays=arrays,
    )
