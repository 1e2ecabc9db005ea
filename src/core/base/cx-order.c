/* Orders of many things at once. Texts: transformed once, so that comparing is comparing bytes, the first eight
 * that differ at hand. Numbers: radix sort. Knows nothing of accounts. */
#include "cx-order.h"

#include "cx-halves.h"

#include <math.h>
#include <string.h>

/* ── texts ───────────────────────────────────────────────────────────────── */

#define BLOCK_SIZE (1024 * 1024)

/*
 * head: of the transformed text the eight bytes behind what all have in common
 */
typedef struct {
  guint64     head;
  const char *text;
  const char *tie;
  guint32     row;
} Word;

/* Half of the texts, and the memory of their transformed forms. */
typedef struct {
  const char *const *texts;
  const char *const *ties;
  guint              from, to;
  CxOrderKind        kind;
  Word              *words;
  GPtrArray         *blocks;
  char              *free;
  gsize              left;
} Half;

static gboolean
has_letter (const char *text)
{
  for (; *text; text++)
    if (*text & 0x80 || g_ascii_isalpha (*text))
      return TRUE;
  return FALSE;
}

/* In Unicode's composed form, in which g_utf8_collate() compares. */
static gsize
transform (const char *text,
           char       *to,
           gsize       size)
{
  g_autofree char *normal = NULL;

  if (g_str_is_ascii (text))
    return strxfrm (to, text, size);
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  return strxfrm (to, normal ? normal : text, size);
}

static const char *
add_text (Half       *self,
          const char *text)
{
  gsize length = transform (text, self->free, self->left);
  char *added;

  if (length + 1 > self->left)
    {
      self->left = MAX (BLOCK_SIZE, length + 1);
      self->free = g_malloc (self->left);
      g_ptr_array_add (self->blocks, self->free);
      transform (text, self->free, self->left);
    }
  added = self->free;
  self->free += length + 1;
  self->left -= length + 1;
  return added;
}

static guint64
read_head (const char *text)
{
  guint64 head = 0;

  for (guint i = 0; i < 8; i++)
    {
      head = head << 8 | (guchar) *text;
      text += *text != '\0';
    }
  return head;
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  const Word *x = a, *y = b;
  int order;

  if (x->head != y->head)
    return x->head < y->head ? -1 : 1;
  order = strcmp (x->text, y->text);
  if (order == 0 && x->tie != NULL)
    order = strcmp (x->tie, y->tie);
  return order != 0 ? order : (x->row > y->row) - (x->row < y->row);
}

static gsize
count_common (const Half *self)
{
  const char *first = self->words[self->from].text;
  gsize common = strlen (first);

  for (guint i = self->from; i < self->to && common > 0; i++)
    {
      gsize n = 0;

      while (n < common && self->words[i].text[n] == first[n])
        n++;
      common = n;
    }
  return common;
}

static void
transform_half (gpointer data,
                guint    half,
                guint    from,
                guint    to)
{
  Half *self = (Half *) data + half;

  self->from = from;
  self->to = to;
  for (guint i = self->from; i < self->to; i++)
    {
      const char *text = self->kind == CX_ORDER_BYTES ? self->texts[i] : add_text (self, self->texts[i]);

      self->words[i] = (Word) { 0, text, self->ties ? self->ties[i] : NULL, i };
    }
}

static void
sort_half (gpointer data,
           guint    half,
           guint    from,
           guint    to)
{
  Half *self = (Half *) data + half;

  qsort (self->words + from, to - from, sizeof (Word), compare_words);
}

/* The heads follow what all texts have in common, as "Company 1", "Company 2" have. */
static void
read_heads (Half halves[2])
{
  gsize common = count_common (&halves[0]);

  if (halves[1].from < halves[1].to)
    {
      const char *x = halves[0].words[0].text, *y = halves[1].words[halves[1].from].text;
      gsize n = 0, most = MIN (common, count_common (&halves[1]));

      while (n < most && x[n] == y[n])
        n++;
      common = n;
    }
  for (guint i = 0; i < halves[1].to; i++)
    halves[0].words[i].head = read_head (halves[0].words[i].text + common);
}

static CxOrderKind
choose_kind (const char *const *texts,
             guint              n,
             CxOrderKind        kind)
{
  for (guint i = 0; i < n; i++)
    if (has_letter (texts[i]))
      return kind;
  return CX_ORDER_BYTES;
}

guint32 *
cx_order_rank_texts (const char *const *texts,
                     const char *const *ties,
                     guint              n,
                     CxOrderKind        kind)
{
  guint left = 0, middle, right;
  g_autofree Word *words = g_new (Word, n + 1);
  guint32 *rank = g_new (guint32, n + 1);
  CxOrderKind chosen = choose_kind (texts, n, kind);
  Half halves[2] = { { texts, ties, 0, n, chosen, words, g_ptr_array_new_with_free_func (g_free), NULL, 0 },
                     { texts, ties, n, n, chosen, words, g_ptr_array_new_with_free_func (g_free), NULL, 0 } };

  cx_halves_run (n, transform_half, halves);
  if (n > 0)
    read_heads (halves);
  cx_halves_run (n, sort_half, halves);
  middle = right = halves[0].to;
  for (guint i = 0; i < n; i++)
    {
      gboolean from_left = right == n || (left < middle && compare_words (&words[left], &words[right]) < 0);

      rank[words[from_left ? left++ : right++].row] = i;
    }
  g_ptr_array_unref (halves[0].blocks);
  g_ptr_array_unref (halves[1].blocks);
  return rank;
}

/* ── numbers ─────────────────────────────────────────────────────────────── */

#define RADIX_BITS 11
#define RADIX (1 << RADIX_BITS)
#define N_PASSES ((64 + RADIX_BITS - 1) / RADIX_BITS)

static guint
digit_of (guint64 key,
          guint   pass)
{
  return (guint) (key >> (pass * RADIX_BITS)) & (RADIX - 1);
}

static void
scatter (const CxOrderItem *from,
         CxOrderItem       *to,
         guint              n,
         guint              pass)
{
  guint starts[RADIX] = { 0 }, sum = 0;

  for (guint i = 0; i < n; i++)
    starts[digit_of (from[i].key, pass)]++;
  for (guint d = 0; d < RADIX; d++)
    {
      guint count = starts[d];

      starts[d] = sum;
      sum += count;
    }
  for (guint i = 0; i < n; i++)
    to[starts[digit_of (from[i].key, pass)]++] = from[i];
}

void
cx_order_sort (CxOrderItem *items,
               guint        n)
{
  g_autofree CxOrderItem *other = g_new (CxOrderItem, n + 1);
  CxOrderItem *from = items, *to = other;
  guint64 differ = 0;

  for (guint i = 1; i < n; i++)
    differ |= items[i].key ^ items[0].key;
  for (guint pass = 0; pass < N_PASSES; pass++)
    if (digit_of (differ, pass) != 0)
      {
        CxOrderItem *sorted = to;

        scatter (from, to, n, pass);
        to = from;
        from = sorted;
      }
  if (from != items)
    memcpy (items, from, sizeof (CxOrderItem) * n);
}

/* The bits of a double order as an integer once negative ones are turned over and positive ones put above them. */
guint64
cx_order_key (double   value,
              gboolean descending)
{
  guint64 key;

  if (isnan (value))
    return G_MAXUINT64;
  value += 0.0;  /* −0 is 0 */
  memcpy (&key, &value, sizeof key);
  key = key >> 63 ? ~key : key | G_GUINT64_CONSTANT (1) << 63;
  return descending ? ~key : key;
}
