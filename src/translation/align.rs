//! Alignment of two sequences of which some members have no partner: the method of Needleman and
//! Wunsch (1970), with the weights of the caller.

/// How many pairs are weighed at most. Two leaflets of a thousand parts are as many, and nobody
/// writes one; time and memory grow with them.
const MOST_PAIRS: usize = 1_000_000;

/// Pairs members of two sequences in order, so that the sum of the weights is greatest. Members
/// whose weight is nothing are never paired; one without a partner costs nothing. Sequences too
/// long for that are paired member by member.
pub fn align<A, B>(
    left: &[A],
    right: &[B],
    weight: impl Fn(&A, &B) -> Option<u32>,
) -> Vec<(Option<usize>, Option<usize>)> {
    if left.len().saturating_mul(right.len()) > MOST_PAIRS {
        return one_by_one(left, right, weight);
    }
    let columns = right.len() + 1;
    let weights: Vec<Option<u32>> =
        left.iter().flat_map(|a| right.iter().map(|b| weight(a, b)).collect::<Vec<_>>()).collect();
    let weight_at = |i: usize, j: usize| weights[i * right.len() + j];
    // best[i][j]: the greatest sum for left[i..] and right[j..]
    let mut best = vec![0_u64; (left.len() + 1) * columns];
    for i in (0..left.len()).rev() {
        for j in (0..right.len()).rev() {
            let apart = best[(i + 1) * columns + j].max(best[i * columns + j + 1]);
            let paired = weight_at(i, j).map(|w| u64::from(w) + best[(i + 1) * columns + j + 1]);
            best[i * columns + j] = paired.map_or(apart, |paired| paired.max(apart));
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::with_capacity(left.len().max(right.len()));
    while i < left.len() && j < right.len() {
        let here = best[i * columns + j];
        let paired = weight_at(i, j).map(|w| u64::from(w) + best[(i + 1) * columns + j + 1]);
        if paired == Some(here) {
            pairs.push((Some(i), Some(j)));
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * columns + j] == here {
            pairs.push((Some(i), None));
            i += 1;
        } else {
            pairs.push((None, Some(j)));
            j += 1;
        }
    }
    pairs.extend((i..left.len()).map(|i| (Some(i), None)));
    pairs.extend((j..right.len()).map(|j| (None, Some(j))));
    pairs
}

/// Pairs the first with the first, the second with the second, and so on.
fn one_by_one<A, B>(
    left: &[A],
    right: &[B],
    weight: impl Fn(&A, &B) -> Option<u32>,
) -> Vec<(Option<usize>, Option<usize>)> {
    let mut pairs = Vec::with_capacity(left.len().max(right.len()));
    for at in 0..left.len().max(right.len()) {
        match (left.get(at), right.get(at)) {
            (Some(a), Some(b)) if weight(a, b).is_some() => pairs.push((Some(at), Some(at))),
            (a, b) => {
                pairs.extend(a.map(|_| (Some(at), None)));
                pairs.extend(b.map(|_| (None, Some(at))));
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "weights are asked for by reference")]
    fn same(a: &char, b: &char) -> Option<u32> {
        (a == b).then_some(1)
    }

    fn aligned(left: &str, right: &str) -> String {
        let (left, right): (Vec<char>, Vec<char>) =
            (left.chars().collect(), right.chars().collect());
        let letter = |chars: &[char], at: Option<usize>| at.map_or('-', |at| chars[at]);
        align(&left, &right, same)
            .into_iter()
            .map(|(i, j)| format!("{}{}", letter(&left, i), letter(&right, j)))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn what_was_added_or_taken_away_has_no_partner() {
        assert_eq!(aligned("abc", "abc"), "aa bb cc");
        assert_eq!(aligned("axbc", "abc"), "aa x- bb cc");
        assert_eq!(aligned("ac", "abcd"), "aa -b cc -d");
        assert_eq!(aligned("", "ab"), "-a -b");
    }

    #[test]
    fn sequences_without_end_are_paired_member_by_member() {
        let letters = |letter: char| vec![letter; 2_000];
        let weight = |a: &char, b: &char| same(a, b);
        let pairs = align(&letters('a'), &letters('a'), weight);
        assert!(pairs.iter().all(|(i, j)| i == j) && pairs.len() == 2_000);
        assert_eq!(align(&letters('a'), &letters('b'), weight).len(), 4_000);
    }

    #[test]
    fn the_heavier_partner_wins() {
        let weight = |a: &u32, b: &u32| Some(10 - a.abs_diff(*b));
        assert_eq!(align(&[1, 5], &[5], weight), [(Some(0), None), (Some(1), Some(0))]);
    }

    proptest! {
        #[test]
        fn everyone_is_there_once_and_in_order(left in "[a-c]{0,12}", right in "[a-c]{0,12}") {
            let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
            let pairs = align(&left, &right, same);
            let lefts: Vec<usize> = pairs.iter().filter_map(|(i, _)| *i).collect();
            let rights: Vec<usize> = pairs.iter().filter_map(|(_, j)| *j).collect();
            prop_assert_eq!(lefts, (0..left.len()).collect::<Vec<_>>());
            prop_assert_eq!(rights, (0..right.len()).collect::<Vec<_>>());
        }
    }
}
